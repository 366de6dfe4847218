-- The same conditions, written the way round in which SQLite compares them: a lone column on the left. It does not
-- recognise `captured + released < amount` in a query as the condition of an index that says the same.
DROP INDEX holds_open;
DROP INDEX lots_live;

-- Which holds still have money in them? The credits page, and the look for those that have run out of time.
CREATE INDEX holds_open ON holds (workspace_id, id) WHERE amount > captured + released;

-- Which lots still hold points, to be used or to run out?
CREATE INDEX lots_live ON lots (workspace_id, id) WHERE amount > used + expired;
