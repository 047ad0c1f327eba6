-- What an engine of schema 4 leaves behind. The settings stand for a blob whose keys are gone.
INSERT INTO books VALUES (1, '4f582a30c75b431288bf76a397c1ba3a', 'local-files', 'Friends', 1, 1700000000, 1, 60, x'00');
INSERT INTO applications VALUES (1, 'b9e2b8f6-9f0a-4c39-9f7b-0d3c5f0f2a11', 'Softphone', NULL, 'Approved', 'Integrator', 640000000000000000);
INSERT INTO logged_calls VALUES (1, '4f582a30c75b431288bf76a397c1ba3a', 'Contact', '7', 'call', '00T1', 'https://crm.example/1', 640900000000000000);
INSERT INTO grants VALUES (1, '4f582a30c75b431288bf76a397c1ba3a', x'00');
INSERT INTO outbox VALUES (7, 1, '4f582a30c75b431288bf76a397c1ba3a', 'Contact', '7', 'later', 'Waiting', 640900000000000000, 3, 0, x'00');
