-- What CRMs granted to books that are signed in by their users.

CREATE TABLE grants (
    profile_id INTEGER NOT NULL,
    book_id    TEXT    NOT NULL,
    content    BLOB    NOT NULL,  -- encrypted JSON
    PRIMARY KEY (profile_id, book_id),
    FOREIGN KEY (profile_id, book_id) REFERENCES books (profile_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
