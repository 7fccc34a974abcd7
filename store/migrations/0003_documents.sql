-- +goose Up
-- Documents: what happened. Amounts are positive magnitudes; posting gives them
-- their sign. number is unique within the source system that it came from.

CREATE TABLE campaign (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL COLLATE folded UNIQUE,
    media_source INTEGER NOT NULL REFERENCES media_source (id),
    starts       TEXT NOT NULL,
    ends         TEXT,
    budget       INTEGER NOT NULL DEFAULT 0,
    note         TEXT NOT NULL DEFAULT '',
    batch        INTEGER
) STRICT;

CREATE TABLE campaign_cost (
    id           INTEGER PRIMARY KEY,
    campaign     INTEGER REFERENCES campaign (id), -- NULL: media without a campaign
    media_source INTEGER NOT NULL REFERENCES media_source (id),
    day          TEXT NOT NULL,
    amount       INTEGER NOT NULL,
    note         TEXT NOT NULL DEFAULT '',
    occurrence   INTEGER NOT NULL DEFAULT 1,       -- tells equal rows of one import apart
    batch        INTEGER
) STRICT;
CREATE INDEX campaign_cost_campaign ON campaign_cost (campaign);

CREATE TABLE campaign_target (
    id           INTEGER PRIMARY KEY,
    campaign     INTEGER NOT NULL REFERENCES campaign (id),
    contact      INTEGER NOT NULL REFERENCES contact (id),
    company      INTEGER REFERENCES contact (id),
    touched_on   TEXT,
    responded_on TEXT,
    batch        INTEGER,
    UNIQUE (campaign, contact)
) STRICT;
CREATE INDEX campaign_target_contact ON campaign_target (contact);
CREATE INDEX campaign_target_company ON campaign_target (company) WHERE company IS NOT NULL;

CREATE TABLE sale_order (
    id               INTEGER PRIMARY KEY,
    number           TEXT NOT NULL,
    source_system    TEXT NOT NULL DEFAULT '',
    day              TEXT NOT NULL,
    contact          INTEGER REFERENCES contact (id), -- NULL: a walk-in sale
    company          INTEGER REFERENCES contact (id), -- the contact's company at that date
    channel          INTEGER REFERENCES channel (id),
    media_source     INTEGER REFERENCES media_source (id),
    campaign         INTEGER REFERENCES campaign (id),
    salesperson      INTEGER REFERENCES staff (id),
    discount         INTEGER NOT NULL DEFAULT 0,      -- of the whole order, spread over its lines by value
    coupon           TEXT NOT NULL DEFAULT '',
    shipping_charged INTEGER NOT NULL DEFAULT 0,
    shipping_cost    INTEGER NOT NULL DEFAULT 0,
    payment_fee      INTEGER NOT NULL DEFAULT 0,
    tax_included     INTEGER NOT NULL DEFAULT 0 CHECK (tax_included IN (0, 1)),
    shipped_on       TEXT,
    paid_on          TEXT,
    unpaid           INTEGER NOT NULL DEFAULT 0 CHECK (unpaid IN (0, 1)), -- told to be unpaid
    written_off_on   TEXT,
    note             TEXT NOT NULL DEFAULT '',
    batch            INTEGER,
    UNIQUE (number, source_system)
) STRICT;
CREATE INDEX sale_order_contact ON sale_order (contact, day);
CREATE INDEX sale_order_day ON sale_order (day);
CREATE INDEX sale_order_company ON sale_order (company) WHERE company IS NOT NULL;
CREATE INDEX sale_order_campaign ON sale_order (campaign) WHERE campaign IS NOT NULL;

CREATE TABLE order_line (
    id               INTEGER PRIMARY KEY,
    sale_order       INTEGER NOT NULL REFERENCES sale_order (id),
    line             INTEGER NOT NULL,
    product          INTEGER NOT NULL REFERENCES product (id),
    quantity         TEXT NOT NULL,
    unit_price       TEXT NOT NULL,
    unit_cost        TEXT,                            -- NULL: the product's cost
    discount         INTEGER NOT NULL DEFAULT 0,
    discount_percent TEXT NOT NULL DEFAULT '0',
    tax              INTEGER NOT NULL DEFAULT 0,
    UNIQUE (sale_order, line)
) STRICT;
CREATE INDEX order_line_product ON order_line (product);

CREATE TABLE sale_return (
    id             INTEGER PRIMARY KEY,
    number         TEXT NOT NULL,
    source_system  TEXT NOT NULL DEFAULT '',
    day            TEXT NOT NULL,
    contact        INTEGER REFERENCES contact (id),   -- NULL with no order: a walk-in
    company        INTEGER REFERENCES contact (id),
    channel        INTEGER REFERENCES channel (id),
    restocking_fee INTEGER NOT NULL DEFAULT 0,
    shipping_cost  INTEGER NOT NULL DEFAULT 0,
    note           TEXT NOT NULL DEFAULT '',
    batch          INTEGER,
    UNIQUE (number, source_system)
) STRICT;
CREATE INDEX sale_return_contact ON sale_return (contact, day);
CREATE INDEX sale_return_day ON sale_return (day);
CREATE INDEX sale_return_company ON sale_return (company) WHERE company IS NOT NULL;

CREATE TABLE return_line (
    id          INTEGER PRIMARY KEY,
    sale_return INTEGER NOT NULL REFERENCES sale_return (id),
    line        INTEGER NOT NULL,
    order_line  INTEGER REFERENCES order_line (id),   -- NULL: without a receipt
    product     INTEGER NOT NULL REFERENCES product (id),
    quantity    TEXT NOT NULL,
    refund      INTEGER NOT NULL,                     -- for the goods, before fee, tax and clawback
    tax         INTEGER NOT NULL DEFAULT 0,
    unit_cost   TEXT,
    restock     INTEGER NOT NULL DEFAULT 1 CHECK (restock IN (0, 1)),
    reason      TEXT NOT NULL DEFAULT '',
    UNIQUE (sale_return, line)
) STRICT;
CREATE INDEX return_line_order_line ON return_line (order_line) WHERE order_line IS NOT NULL;
CREATE INDEX return_line_product ON return_line (product);

CREATE TABLE rebate_offer (
    id                  INTEGER PRIMARY KEY,
    name                TEXT NOT NULL COLLATE folded UNIQUE,
    product             INTEGER REFERENCES product (id),
    amount              INTEGER NOT NULL,
    starts              TEXT,
    ends                TEXT,
    expected_redemption TEXT NOT NULL DEFAULT '0'
) STRICT;

CREATE TABLE rebate_claim (
    id            INTEGER PRIMARY KEY,
    number        TEXT NOT NULL,
    source_system TEXT NOT NULL DEFAULT '',
    contact       INTEGER NOT NULL REFERENCES contact (id),
    company       INTEGER REFERENCES contact (id),
    offer         INTEGER REFERENCES rebate_offer (id),
    sale_order    INTEGER REFERENCES sale_order (id),
    product       INTEGER REFERENCES product (id),
    amount        INTEGER NOT NULL,
    received      TEXT NOT NULL,
    note          TEXT NOT NULL DEFAULT '',
    batch         INTEGER,
    UNIQUE (number, source_system)
) STRICT;
CREATE INDEX rebate_claim_contact ON rebate_claim (contact);
CREATE INDEX rebate_claim_company ON rebate_claim (company) WHERE company IS NOT NULL;
CREATE INDEX rebate_claim_order ON rebate_claim (sale_order) WHERE sale_order IS NOT NULL;

CREATE TABLE rebate_state (
    id           INTEGER PRIMARY KEY,
    rebate_claim INTEGER NOT NULL REFERENCES rebate_claim (id),
    status       TEXT NOT NULL CHECK (status IN ('mailed', 'received', 'approved', 'paid', 'refused', 'expired', 'void', 'clawed back')),
    day          TEXT NOT NULL,
    sale_return  INTEGER REFERENCES sale_return (id), -- the return whose refund a clawback was kept from
    UNIQUE (rebate_claim, status)
) STRICT;
CREATE INDEX rebate_state_return ON rebate_state (sale_return) WHERE sale_return IS NOT NULL;

CREATE TABLE interaction (
    id          INTEGER PRIMARY KEY,
    day         TEXT NOT NULL,
    moment      TEXT NOT NULL DEFAULT '',               -- UTC, where the time is known
    contact     INTEGER REFERENCES contact (id),
    company     INTEGER REFERENCES contact (id),
    kind        TEXT NOT NULL CHECK (kind IN ('call', 'email', 'letter', 'visit', 'web')),
    direction   TEXT NOT NULL DEFAULT 'out' CHECK (direction IN ('in', 'out')),
    minutes     TEXT,                                 -- NULL: not told
    campaign    INTEGER REFERENCES campaign (id),
    sale_order  INTEGER REFERENCES sale_order (id),
    salesperson INTEGER REFERENCES staff (id),
    outcome     TEXT NOT NULL DEFAULT '',
    note        TEXT NOT NULL DEFAULT '',
    occurrence  INTEGER NOT NULL DEFAULT 1,
    batch       INTEGER
) STRICT;
CREATE INDEX interaction_day ON interaction (day);
CREATE INDEX interaction_contact ON interaction (contact, day);
CREATE INDEX interaction_company ON interaction (company) WHERE company IS NOT NULL;
CREATE INDEX interaction_campaign ON interaction (campaign, contact) WHERE campaign IS NOT NULL;
CREATE INDEX interaction_order ON interaction (sale_order) WHERE sale_order IS NOT NULL;

CREATE TABLE service_case (
    id            INTEGER PRIMARY KEY,
    number        TEXT NOT NULL,
    source_system TEXT NOT NULL DEFAULT '',
    day           TEXT NOT NULL,
    contact       INTEGER NOT NULL REFERENCES contact (id),
    company       INTEGER REFERENCES contact (id),
    sale_order    INTEGER REFERENCES sale_order (id),
    product       INTEGER REFERENCES product (id),
    warranty      INTEGER NOT NULL DEFAULT 0 CHECK (warranty IN (0, 1)),
    minutes       TEXT,
    parts_cost    INTEGER NOT NULL DEFAULT 0,
    note          TEXT NOT NULL DEFAULT '',
    batch         INTEGER,
    UNIQUE (number, source_system)
) STRICT;
CREATE INDEX service_case_contact ON service_case (contact);
CREATE INDEX service_case_company ON service_case (company) WHERE company IS NOT NULL;
CREATE INDEX service_case_order ON service_case (sale_order) WHERE sale_order IS NOT NULL;

CREATE TABLE subscription (
    id           INTEGER PRIMARY KEY,
    contact      INTEGER NOT NULL REFERENCES contact (id),
    company      INTEGER REFERENCES contact (id),
    plan         TEXT NOT NULL,
    starts       TEXT NOT NULL,
    ends         TEXT,                                -- a renewal day means not renewed
    amount       INTEGER NOT NULL,
    period       TEXT NOT NULL CHECK (period IN ('month', 'quarter', 'year')),
    media_source INTEGER REFERENCES media_source (id),
    batch        INTEGER
) STRICT;
CREATE INDEX subscription_contact ON subscription (contact);
CREATE INDEX subscription_company ON subscription (company) WHERE company IS NOT NULL;

CREATE TABLE subscription_bill (
    id           INTEGER PRIMARY KEY,
    subscription INTEGER NOT NULL REFERENCES subscription (id),
    starts       TEXT NOT NULL,                       -- first day of the period billed
    months       INTEGER NOT NULL CHECK (months > 0),
    amount       INTEGER NOT NULL,
    paid_on      TEXT,
    unpaid       INTEGER NOT NULL DEFAULT 0 CHECK (unpaid IN (0, 1)),
    UNIQUE (subscription, starts)
) STRICT;

-- What would have changed in a closed month, put into the first open one.
CREATE TABLE adjustment (
    id           INTEGER PRIMARY KEY,
    day          TEXT NOT NULL,
    cash_day     TEXT,
    document     INTEGER NOT NULL,                    -- the document whose entry could not change
    doc_kind     TEXT NOT NULL,
    contact      INTEGER REFERENCES contact (id),
    company      INTEGER REFERENCES contact (id),
    account      TEXT NOT NULL,
    activity     TEXT NOT NULL DEFAULT '',
    amount       INTEGER NOT NULL,                    -- signed: what it does to profit
    media_source INTEGER REFERENCES media_source (id),
    campaign     INTEGER REFERENCES campaign (id),
    channel      INTEGER REFERENCES channel (id),
    salesperson  INTEGER REFERENCES staff (id),
    product      INTEGER REFERENCES product (id),
    sale_order   INTEGER,
    reason       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX adjustment_document ON adjustment (document);
CREATE INDEX adjustment_contact ON adjustment (contact);
CREATE INDEX adjustment_company ON adjustment (company) WHERE company IS NOT NULL;

CREATE TABLE budget (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL COLLATE folded UNIQUE,     -- the version: original, revised …
    sequence INTEGER NOT NULL,                        -- the newest version has the highest
    note     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE budget_line (
    id           INTEGER PRIMARY KEY,
    budget       INTEGER NOT NULL REFERENCES budget (id),
    month        TEXT NOT NULL,
    account      TEXT NOT NULL,
    amount       INTEGER NOT NULL,                    -- signed
    quantity     TEXT,
    product      INTEGER REFERENCES product (id),
    media_source INTEGER REFERENCES media_source (id),
    segment      TEXT NOT NULL DEFAULT '',
    channel      INTEGER REFERENCES channel (id),
    batch        INTEGER
) STRICT;
CREATE INDEX budget_line_budget ON budget_line (budget, month);

CREATE TABLE scenario (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL COLLATE folded UNIQUE,
    model TEXT NOT NULL CHECK (model IN ('activity', 'continuity')),
    body  TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE import_batch (
    id            INTEGER PRIMARY KEY,
    kind          TEXT NOT NULL,
    file          TEXT NOT NULL,
    source_system TEXT NOT NULL,
    rows          INTEGER NOT NULL DEFAULT 0,
    created_rows  INTEGER NOT NULL DEFAULT 0,
    updated_rows  INTEGER NOT NULL DEFAULT 0,
    skipped_rows  INTEGER NOT NULL DEFAULT 0,
    rejected_rows INTEGER NOT NULL DEFAULT 0,
    started       TEXT NOT NULL,
    finished      TEXT NOT NULL DEFAULT ''             -- empty: running, or broken off and to be taken back
) STRICT;
