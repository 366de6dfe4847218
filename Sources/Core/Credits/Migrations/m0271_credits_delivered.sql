-- When a free message was delivered: noted from now on; what was before has the time at which it was booked.
UPDATE charges SET event_at = (
    SELECT e.at FROM charge_entries e
    WHERE e.workspace_id = charges.workspace_id AND e.message_id = charges.message_id AND e.kind = 'release')
WHERE state = 4 AND event_at IS NULL;

-- What was delivered on a day, charged or free? The reconciliation.
CREATE INDEX charges_delivered ON charges (workspace_id, event_at) WHERE state = 3 OR state = 4 OR state = 6;
