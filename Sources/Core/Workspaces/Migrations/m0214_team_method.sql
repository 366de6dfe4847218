-- How conversations that come to the team are shared out.
ALTER TABLE teams ADD COLUMN method TEXT NOT NULL DEFAULT 'round-robin';
