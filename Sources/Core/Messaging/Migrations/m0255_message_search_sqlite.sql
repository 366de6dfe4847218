-- Which messages hold these words? The words are made in Swift (`SearchWords`): folded, one space between, and with a word for
-- the workspace, so that a look never leaves it. Contentless: the messages themselves have the text. The tokenizer `ascii` parts
-- words at spaces and takes every other script's signs as they are.
CREATE VIRTUAL TABLE message_search USING fts5(
    words, content = '', columnsize = 0, detail = 'none', prefix = '3', tokenize = 'ascii'
);
