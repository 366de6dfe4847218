-- Which messages hold these words? The words are made in Swift (`SearchWords`), with one for the workspace, so that a look never
-- leaves it; no parser and no dictionary of the server's has a say. Apart from the messages, whose rows are read whole.
CREATE TABLE message_search (
    id BIGINT NOT NULL PRIMARY KEY,
    words tsvector NOT NULL
);
CREATE INDEX message_search_words ON message_search USING gin (words);
