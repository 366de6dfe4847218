-- How many messages came how far in each hour, counted as it happens.
CREATE TABLE campaign_hours (
    workspace_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    hour BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    delivered BIGINT NOT NULL,
    read_count BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id, hour)
) {clustered};
