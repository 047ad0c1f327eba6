-- Schema 1. Every table hangs on a profile, so that a server can keep many users in one database.

CREATE TABLE schema_history (
    version    INTEGER PRIMARY KEY,
    engine     TEXT    NOT NULL,  -- read by older engines, to say who wrote a schema they do not know: never rename
    applied_at INTEGER NOT NULL   -- UTC ticks, as every time here
) STRICT;

CREATE TABLE profiles (
    id   INTEGER PRIMARY KEY,
    name TEXT    NOT NULL UNIQUE
) STRICT;

INSERT INTO profiles (id, name) VALUES (1, 'default');

CREATE TABLE books (
    profile_id              INTEGER NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
    id                      TEXT    NOT NULL,
    connector_id            TEXT    NOT NULL,
    name                    TEXT    NOT NULL,
    is_enabled              INTEGER NOT NULL CHECK (is_enabled IN (0, 1)),
    priority                INTEGER NOT NULL,
    is_cached               INTEGER NOT NULL CHECK (is_cached IN (0, 1)),
    cache_frequency_minutes INTEGER NOT NULL,
    settings                BLOB    NOT NULL,  -- encrypted JSON
    PRIMARY KEY (profile_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE applications (
    profile_id    INTEGER NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
    id            TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    origin        TEXT,
    status        TEXT    NOT NULL CHECK (status IN ('Pending', 'Approved', 'Denied')),
    dialect       TEXT    NOT NULL CHECK (dialect IN ('Guide', 'Integrator')),
    registered_at INTEGER NOT NULL,
    PRIMARY KEY (profile_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE logged_calls (
    profile_id  INTEGER NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
    book_id     TEXT    NOT NULL,
    record_type TEXT    NOT NULL,
    record_id   TEXT    NOT NULL,
    call_id     TEXT    NOT NULL,
    activity_id TEXT,
    web_address TEXT,
    logged_at   INTEGER NOT NULL,
    PRIMARY KEY (profile_id, book_id, record_type, record_id, call_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX logged_calls_by_age ON logged_calls (profile_id, logged_at);

-- A set is one book's contacts: the live one that `caches` points at, one being written by a sync, or one nobody needs any more.
CREATE TABLE contact_sets (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    profile_id INTEGER NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
    book_id    TEXT    NOT NULL
) STRICT;

CREATE TABLE contacts (
    set_id    INTEGER NOT NULL,
    type      TEXT    NOT NULL,
    record_id TEXT    NOT NULL,
    body      BLOB,  -- null: removed, told to the live set when the sync ends
    PRIMARY KEY (set_id, type, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE caches (
    profile_id INTEGER NOT NULL,
    book_id    TEXT    NOT NULL,
    set_id     INTEGER NOT NULL REFERENCES contact_sets (id),
    contacts   INTEGER NOT NULL,
    last_sync  INTEGER NOT NULL,
    token      TEXT,
    PRIMARY KEY (profile_id, book_id),
    FOREIGN KEY (profile_id, book_id) REFERENCES books (profile_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX caches_by_set ON caches (set_id);
