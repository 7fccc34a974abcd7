-- +goose Up
-- The time of day at which a task is due, where it has one.

ALTER TABLE task ADD COLUMN at TEXT; -- 14:30, as the clock of the user says; NULL: any time of the day
CREATE INDEX task_owner ON task (owner) WHERE owner IS NOT NULL;
