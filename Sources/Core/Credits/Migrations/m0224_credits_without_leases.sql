-- Messages are assigned from the hold itself: one statement instead of three, and the fence between two dispatchers is the
-- message's own claim. What a lease had taken and given to no message goes back to its hold.
UPDATE holds SET leased = 0
WHERE EXISTS (SELECT 1 FROM leases l WHERE l.workspace_id = holds.workspace_id AND l.hold_id = holds.id);
UPDATE holds SET leased = quoted.amount
FROM (
    SELECT workspace_id, hold_id, CAST(sum(quote) AS BIGINT) AS amount FROM charges
    WHERE hold_id IS NOT NULL GROUP BY workspace_id, hold_id
) AS quoted
WHERE quoted.workspace_id = holds.workspace_id AND quoted.hold_id = holds.id AND holds.leased <> quoted.amount;

DROP TABLE leases;
ALTER TABLE charges DROP COLUMN lease_id;
ALTER TABLE holds RENAME COLUMN leased TO assigned;
