-- What is searched: passages as they were written, and beside them their words as the index has them.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    lecture_id INTEGER NOT NULL CONSTRAINT passages_lecture_fkey REFERENCES lectures (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CONSTRAINT passages_kind_known CHECK (kind IN ('about', 'captions', 'chapters')),
    language TEXT NOT NULL,
    told TEXT NOT NULL,
    starts TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX passages_lecture ON passages (lecture_id, kind);

-- The words are cut already: this tokenizer only takes them at their spaces.
CREATE VIRTUAL TABLE passage_words USING fts5 (words, content = 'passages', content_rowid = 'id', tokenize = 'ascii');
CREATE TRIGGER passages_are_indexed AFTER INSERT ON passages BEGIN
    INSERT INTO passage_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER passages_are_forgotten AFTER DELETE ON passages BEGIN
    INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', old.id, old.words);
END;

-- By which version of the rules the index was made; the hall makes it anew at its start where that is not its own.
CREATE TABLE search_versions (
    version INTEGER NOT NULL
) STRICT;
