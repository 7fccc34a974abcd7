-- +goose Up
-- One customer, one ID: people and companies, and everything that names them.

CREATE TABLE contact (
    id           INTEGER PRIMARY KEY,
    number       INTEGER NOT NULL UNIQUE,        -- the short number that people see
    kind         TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'company')),
    name         TEXT NOT NULL,
    given_name   TEXT NOT NULL DEFAULT '',
    family_name  TEXT NOT NULL DEFAULT '',
    company      INTEGER REFERENCES contact (id), -- a person's company, a company's parent
    owner        INTEGER REFERENCES staff (id),
    media_source INTEGER REFERENCES media_source (id), -- acquisition source
    address      TEXT NOT NULL DEFAULT '',
    city         TEXT NOT NULL DEFAULT '',
    region       TEXT NOT NULL DEFAULT '',
    postcode     TEXT NOT NULL DEFAULT '',
    country      TEXT NOT NULL DEFAULT '',
    birthday     TEXT,
    note         TEXT NOT NULL DEFAULT '',
    acquired     TEXT,                           -- the day they became known, where told
    merged_into  INTEGER REFERENCES contact (id),
    batch        INTEGER,
    created      TEXT NOT NULL,
    changed      TEXT NOT NULL
) STRICT;
CREATE INDEX contact_company ON contact (company) WHERE company IS NOT NULL;
CREATE INDEX contact_merged ON contact (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contact_name ON contact (name COLLATE folded);

CREATE TABLE contact_point (
    id         INTEGER PRIMARY KEY,
    contact    INTEGER NOT NULL REFERENCES contact (id),
    kind       TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'web')),
    label      TEXT NOT NULL DEFAULT '',
    raw        TEXT NOT NULL,
    normalised TEXT NOT NULL
) STRICT;
CREATE INDEX contact_point_contact ON contact_point (contact);
CREATE INDEX contact_point_normalised ON contact_point (normalised, kind);

CREATE TABLE external_id (
    id      INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact (id),
    system  TEXT NOT NULL,
    value   TEXT NOT NULL,
    UNIQUE (system, value)
) STRICT;
CREATE INDEX external_id_contact ON external_id (contact);
CREATE INDEX external_id_value ON external_id (value);

CREATE TABLE tag (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE folded UNIQUE
) STRICT;

CREATE TABLE contact_tag (
    id      INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact (id),
    tag     INTEGER NOT NULL REFERENCES tag (id),
    UNIQUE (contact, tag)
) STRICT;

CREATE TABLE custom_field (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL COLLATE folded UNIQUE,
    kind    TEXT NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'number', 'date', 'choice', 'yesno')),
    choices TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE custom_value (
    id      INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact (id),
    field   INTEGER NOT NULL REFERENCES custom_field (id),
    value   TEXT NOT NULL,
    UNIQUE (contact, field)
) STRICT;

CREATE TABLE task (
    id      INTEGER PRIMARY KEY,
    contact INTEGER REFERENCES contact (id),
    owner   INTEGER REFERENCES staff (id),
    title   TEXT NOT NULL,
    due     TEXT,
    done    TEXT,
    created TEXT NOT NULL
) STRICT;
CREATE INDEX task_contact ON task (contact);
CREATE INDEX task_due ON task (due) WHERE done IS NULL;
