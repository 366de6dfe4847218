-- Conversations that a quick link began before this was kept as their source: the contact had written nothing but the link's
-- text when it was noted.
UPDATE conversations SET source = 'link'
WHERE source = 'contact' AND (workspace_id, id) IN (
    SELECT q.workspace_id, q.conversation_id FROM quick_link_conversations q
    WHERE (
        SELECT count(*) FROM messages m
        WHERE m.workspace_id = q.workspace_id AND m.conversation_id = q.conversation_id
            AND m.direction = 'in' AND m.at <= q.at
    ) = 1
);
