-- A key sees no more than who made it: nobody's conversations only, when its maker sees their own teams' only.
ALTER TABLE api_keys ADD COLUMN own_teams_only BIGINT NOT NULL DEFAULT 0 CHECK (own_teams_only IN (0, 1));
