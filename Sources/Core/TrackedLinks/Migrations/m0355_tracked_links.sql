-- An address whose clicks are counted. Each recipient's own short address is made of its identity, their number and a seal by its
-- secret: nothing is kept for those who never click.
CREATE TABLE tracked_links (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id BIGINT NOT NULL,
    url TEXT NOT NULL CHECK (url <> ''),
    secret BYTEA NOT NULL,
    clicks BIGINT NOT NULL,
    people BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
-- Where does this short address lead? Asked by strangers, before the workspace is known, hence without it.
CREATE UNIQUE INDEX tracked_links_id ON tracked_links (id);
-- Which links has this campaign? And: has it this one already?
CREATE UNIQUE INDEX tracked_links_owner ON tracked_links (workspace_id, owner_kind, owner_id, url);

-- Who clicked, by the owner's own number of them.
CREATE TABLE tracked_clicks (
    workspace_id BIGINT NOT NULL,
    link_id BIGINT NOT NULL,
    recipient BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, link_id, recipient)
) {clustered};
