-- What was spent since a moment, in all workspaces? Of whatever kind: what the reconciliation books is spent too.
DROP INDEX transfers_spent;
CREATE INDEX transfers_spent ON transfers (at, amount, credit) WHERE credit = 'spent';

-- What did the reconciliation book in a period? A handful among the millions of a workspace.
CREATE INDEX transfers_shortfall ON transfers (workspace_id, at, sequence) WHERE kind = 'shortfall';
