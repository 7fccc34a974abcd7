-- +goose Up
-- What was used of a pool in a month, fixed when the month is closed; and the
-- pool of an activity by version of the definitions, since a later version may
-- put an activity into another pool. activity.pool, which nothing has ever set,
-- is no longer read.

ALTER TABLE pool_month ADD COLUMN used TEXT;     -- minutes; NULL: the month is open
ALTER TABLE pool_month ADD COLUMN batch INTEGER;
ALTER TABLE activity_rate ADD COLUMN pool INTEGER REFERENCES pool (id);
CREATE INDEX pool_month_month ON pool_month (month);
CREATE INDEX rebate_claim_received ON rebate_claim (received);
CREATE INDEX service_case_day ON service_case (day);
CREATE INDEX campaign_target_touched ON campaign_target (touched_on) WHERE touched_on IS NOT NULL;
-- What drives activities is counted from indexes alone where there is most of it.
CREATE INDEX sale_order_driver ON sale_order (day, channel) WHERE channel IS NOT NULL;
