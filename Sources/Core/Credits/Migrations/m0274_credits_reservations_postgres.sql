-- A scheduled campaign's points are set aside before its time.
ALTER TABLE holds DROP CONSTRAINT holds_purpose_check;
ALTER TABLE holds ADD CONSTRAINT holds_purpose_check CHECK (purpose IN ('send', 'dispute', 'reservation'));
