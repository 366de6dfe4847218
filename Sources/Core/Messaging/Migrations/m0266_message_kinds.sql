-- The newest messages of a kind: pictures, places, contact cards. Most messages are of the two kinds that are not asked for so.
CREATE INDEX messages_kinds ON messages (workspace_id, type, id) WHERE type <> 'text' AND type <> 'template';
