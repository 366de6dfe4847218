-- What did a bulk edit change? Imports, whose lines are the most, are taken back by their outcomes.
DROP INDEX contact_journal_by_cause;
CREATE INDEX contact_journal_by_cause ON contact_journal (workspace_id, cause, id) WHERE cause >= 'blk_' AND cause < 'blk`';
