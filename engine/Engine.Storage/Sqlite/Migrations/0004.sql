-- Calls that are still to be logged, or wait for a person: with logged_calls one truth, in which a call stands in one of the two.

CREATE TABLE outbox (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order in which the calls came
    profile_id    INTEGER NOT NULL,
    book_id       TEXT    NOT NULL,
    record_type   TEXT    NOT NULL,
    record_id     TEXT    NOT NULL,
    call_id       TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    since         INTEGER NOT NULL,
    tries         INTEGER NOT NULL,
    may_be_logged INTEGER NOT NULL,
    content       BLOB    NOT NULL,  -- encrypted JSON: the call with its numbers, and why it is not logged yet
    UNIQUE (profile_id, book_id, record_type, record_id, call_id),
    FOREIGN KEY (profile_id, book_id) REFERENCES books (profile_id, id) ON DELETE CASCADE
) STRICT;
