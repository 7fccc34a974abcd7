-- +goose Up
-- Indexes that reports read instead of the rows: an order's margin, the sum of
-- all entries of a period, and the few orders that lack a fact.

DROP INDEX entry_order;
CREATE INDEX entry_order ON entry (sale_order, day, account, amount) WHERE sale_order <> 0;
DROP INDEX entry_day;
CREATE INDEX entry_day ON entry (day, amount);
CREATE INDEX sale_order_without_source ON sale_order (day) WHERE media_source IS NULL AND campaign IS NULL;
CREATE INDEX sale_order_without_channel ON sale_order (day) WHERE channel IS NULL;
