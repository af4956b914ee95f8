-- Where an account was made, as a mark of its network: newcomers of one network share a part of a lecture's seats, and a
-- network is told at most so often that an address has an account. The marks are taken away after a day.
ALTER TABLE people ADD COLUMN sign_up_network TEXT;
CREATE INDEX people_newcomers ON people (created_at) WHERE sign_up_network IS NOT NULL;
ALTER TABLE enrolments ADD COLUMN newcomer_network TEXT;
CREATE INDEX enrolments_newcomers ON enrolments (lecture_id, newcomer_network) WHERE newcomer_network IS NOT NULL;

CREATE TABLE accounts_told (
    network TEXT NOT NULL,
    told_at BIGINT NOT NULL
);
CREATE INDEX accounts_told_network ON accounts_told (network, told_at);
CREATE INDEX accounts_told_at ON accounts_told (told_at);
