-- Who got points by the operator's hand is told of the line from now on, too: not of one that was crossed long before.
UPDATE alert_states SET armed = 0 WHERE name = 'notice' AND workspace_id IN (
    SELECT workspace_id FROM wallets WHERE paid_in <= 0 AND adjusted > 0);
