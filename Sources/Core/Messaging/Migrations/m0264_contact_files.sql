-- Which files are in this conversation, the newest first, and how many of each kind?
CREATE INDEX messages_files ON messages (workspace_id, conversation_id, id, type) WHERE media_id IS NOT NULL;
