-- With a throttle: when the next message may leave, after those that were handed over.
ALTER TABLE campaigns ADD COLUMN paced_until BIGINT;
