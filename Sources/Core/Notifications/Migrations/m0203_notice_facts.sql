-- The values in a notice's texts by their names, as JSON, for who says it in another language; null when there are none.
ALTER TABLE notices ADD COLUMN facts TEXT;
