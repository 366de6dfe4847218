-- Roles that a workspace made for itself. OWNER, ADMIN and MEMBER are not among them.
CREATE TABLE roles (
    workspace_id BIGINT NOT NULL REFERENCES workspaces (workspace_id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- Without case: no two roles are told apart by it.
    folded_name TEXT NOT NULL,
    description TEXT NOT NULL,
    -- Names of permissions with a space between; exactly these, nothing by rank.
    permissions TEXT NOT NULL,
    -- Whether telephone numbers are masked in everything that its members are given.
    hides_numbers BIGINT NOT NULL CHECK (hides_numbers IN (0, 1)),
    -- Whether its members see only what is theirs, their teams' or nobody's.
    own_teams_only BIGINT NOT NULL CHECK (own_teams_only IN (0, 1)),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
CREATE UNIQUE INDEX roles_by_name ON roles (workspace_id, folded_name);

-- Beside MEMBER: the role that counts in its place.
ALTER TABLE members ADD COLUMN role_id BIGINT;
ALTER TABLE invitations ADD COLUMN role_id BIGINT;
-- Who has this role?
CREATE INDEX members_by_role ON members (workspace_id, role_id) WHERE role_id IS NOT NULL;
CREATE INDEX invitations_by_role ON invitations (workspace_id, role_id) WHERE role_id IS NOT NULL;
-- Whether they take conversations now, as they say themselves.
ALTER TABLE members ADD COLUMN is_away BIGINT NOT NULL DEFAULT 0 CHECK (is_away IN (0, 1));

-- A key sees no more than who made it.
ALTER TABLE api_keys ADD COLUMN hides_numbers BIGINT NOT NULL DEFAULT 0 CHECK (hides_numbers IN (0, 1));

CREATE TABLE teams (
    workspace_id BIGINT NOT NULL REFERENCES workspaces (workspace_id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    folded_name TEXT NOT NULL,
    description TEXT NOT NULL,
    -- A member of the team.
    lead_id BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
CREATE UNIQUE INDEX teams_by_name ON teams (workspace_id, folded_name);

CREATE TABLE team_members (
    workspace_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, team_id, member_id),
    FOREIGN KEY (workspace_id, team_id) REFERENCES teams (workspace_id, id) ON DELETE CASCADE
) {clustered};
-- In which teams is this member?
CREATE INDEX team_members_by_member ON team_members (workspace_id, member_id);
