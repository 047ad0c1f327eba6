-- Schema 2. Copies of contacts leave the database for files of their own in `caches/`: here their batches held up writes of the configuration, random
-- record ids made them slow, and deleting a big copy took seconds and gave no disk space back. They are not carried over: the first sync makes them anew,
-- and until it has ended the book is asked itself.

DROP TABLE caches;
DROP TABLE contacts;
DROP TABLE contact_sets;
