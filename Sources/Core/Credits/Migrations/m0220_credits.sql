-- The wallet, its journal, and what stands behind every message that is sent. Amounts are micro-points.

-- One row per workspace: its accounts are columns, so that one row lock guards them and one CHECK holds the balance.
CREATE TABLE wallets (
    workspace_id BIGINT PRIMARY KEY,
    book TEXT NOT NULL CHECK (book <> ''),
    available BIGINT NOT NULL DEFAULT 0,
    held BIGINT NOT NULL DEFAULT 0 CHECK (held >= 0),
    spent BIGINT NOT NULL DEFAULT 0 CHECK (spent >= 0),
    expired BIGINT NOT NULL DEFAULT 0 CHECK (expired >= 0),
    paid_in BIGINT NOT NULL DEFAULT 0 CHECK (paid_in >= 0),
    promo_in BIGINT NOT NULL DEFAULT 0 CHECK (promo_in >= 0),
    adjusted BIGINT NOT NULL DEFAULT 0 CHECK (adjusted >= 0),
    last_sequence BIGINT NOT NULL DEFAULT 0,
    last_at BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    CHECK (available + held + spent + expired = paid_in + promo_in + adjusted)
) {clustered};

-- The journal. Append-only: m0221 refuses everything but INSERT.
CREATE TABLE transfers (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    kind TEXT NOT NULL CHECK (kind IN (
        'purchase', 'trial', 'promotion', 'adjustment', 'hold', 'capture', 'release', 'late', 'expiry')),
    debit TEXT NOT NULL,
    credit TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    idempotency_key TEXT NOT NULL CHECK (idempotency_key <> ''),
    hold_id BIGINT,
    lot_id BIGINT,
    batch_id BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, sequence),
    CHECK (debit <> credit)
) {table};

-- Was this very movement written before?
CREATE UNIQUE INDEX transfers_idempotency ON transfers (workspace_id, idempotency_key);

-- What happened between two days? The journal page and its export.
CREATE INDEX transfers_at ON transfers (workspace_id, at, sequence);

-- One grant of points.
CREATE TABLE lots (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('purchase', 'trial', 'promotion', 'adjustment')),
    reference TEXT NOT NULL CHECK (reference <> ''),
    amount BIGINT NOT NULL CHECK (amount > 0),
    held BIGINT NOT NULL DEFAULT 0 CHECK (held >= 0),
    used BIGINT NOT NULL DEFAULT 0 CHECK (used >= 0),
    expired BIGINT NOT NULL DEFAULT 0 CHECK (expired >= 0),
    priority BIGINT NOT NULL,
    expires_at BIGINT,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CHECK (held + used + expired <= amount)
) {table};

-- Was this grant made before?
CREATE UNIQUE INDEX lots_reference ON lots (workspace_id, reference);

-- Which lots still hold points, to be used or to run out?
CREATE INDEX lots_live ON lots (workspace_id, id) WHERE used + expired < amount;

-- Points set aside: one per campaign, or per single send.
CREATE TABLE holds (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    id BIGINT NOT NULL,
    reference TEXT NOT NULL CHECK (reference <> ''),
    label TEXT NOT NULL,
    -- Zero for a message that is quoted free.
    amount BIGINT NOT NULL CHECK (amount >= 0),
    leased BIGINT NOT NULL DEFAULT 0 CHECK (leased >= 0),
    captured BIGINT NOT NULL DEFAULT 0 CHECK (captured >= 0),
    released BIGINT NOT NULL DEFAULT 0 CHECK (released >= 0),
    expires_at BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    CHECK (leased <= amount),
    CHECK (captured + released <= amount)
) {table};

-- Was this hold made before?
CREATE UNIQUE INDEX holds_reference ON holds (workspace_id, reference);

-- Which holds still have money in them? The credits page, and the look for those that have run out of time.
CREATE INDEX holds_open ON holds (workspace_id, id) WHERE captured + released < amount;

-- Which lots stand behind a hold, in the order they are used.
CREATE TABLE hold_lots (
    workspace_id BIGINT NOT NULL,
    hold_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    lot_id BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    used BIGINT NOT NULL DEFAULT 0 CHECK (used >= 0),
    freed BIGINT NOT NULL DEFAULT 0 CHECK (freed >= 0),
    PRIMARY KEY (workspace_id, hold_id, place),
    CHECK (used + freed <= amount),
    FOREIGN KEY (workspace_id, hold_id) REFERENCES holds (workspace_id, id),
    FOREIGN KEY (workspace_id, lot_id) REFERENCES lots (workspace_id, id)
) {clustered};

-- A dispatcher's slice of a hold. To take one over is to end it and to make a new one: its identity is the fence.
CREATE TABLE leases (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    hold_id BIGINT NOT NULL,
    owner TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    assigned BIGINT NOT NULL DEFAULT 0 CHECK (assigned >= 0),
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    CHECK (assigned <= amount),
    FOREIGN KEY (workspace_id, hold_id) REFERENCES holds (workspace_id, id)
) {table};

-- Which leases of a hold, or of anyone dead, have something to give back?
CREATE INDEX leases_unassigned ON leases (workspace_id, hold_id) WHERE ended_at IS NULL AND assigned < amount;

-- The sub-ledger: one row per message that was or will be sent. No foreign key to the hold: it would be looked up for
-- every message of a campaign. `lodestone verify` looks instead.
CREATE TABLE charges (
    workspace_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    hold_id BIGINT,
    lease_id BIGINT,
    calling_code TEXT,
    market TEXT NOT NULL,
    category TEXT NOT NULL,
    quote BIGINT NOT NULL CHECK (quote >= 0),
    price_id BIGINT,
    free_reason TEXT,
    state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 8),
    charged BIGINT NOT NULL DEFAULT 0 CHECK (charged >= 0),
    final_category TEXT,
    final_price_id BIGINT,
    final_free_reason TEXT,
    -- Milliseconds that the money is kept after the send.
    keep_held BIGINT NOT NULL CHECK (keep_held > 0),
    deadline_at BIGINT,
    -- The provider's time of the word that decided.
    event_at BIGINT,
    flag TEXT,
    batch_id BIGINT,
    assigned_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, message_id),
    CHECK (hold_id IS NOT NULL OR quote = 0)
) {clustered};

-- Which messages of a hold still need its money?
CREATE INDEX charges_open ON charges (workspace_id, hold_id, quote) WHERE state IN (0, 1, 2, 7);

-- Which messages have been waited for long enough?
CREATE INDEX charges_deadline ON charges (workspace_id, deadline_at) WHERE state IN (1, 2);

-- Which deliveries wait for a price?
CREATE INDEX charges_suspended ON charges (workspace_id, message_id) WHERE state IN (7, 8);

-- What happened to the money of a message. Append-only.
CREATE TABLE charge_entries (
    workspace_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('capture', 'release', 'excess', 'late')),
    amount BIGINT NOT NULL CHECK (amount >= 0),
    batch_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    event_at BIGINT,
    PRIMARY KEY (workspace_id, message_id, kind)
) {clustered};

-- Whether a crossing of a line has been told: `epoch` counts the times.
CREATE TABLE alert_states (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    name TEXT NOT NULL CHECK (name IN ('notice', 'lock')),
    armed BIGINT NOT NULL CHECK (armed IN (0, 1)),
    epoch BIGINT NOT NULL DEFAULT 0,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, name)
) {clustered};

-- The price books, one per currency of Meta's cards. Instance-wide, as are the prices.
CREATE TABLE price_books (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    points_per_unit BIGINT NOT NULL CHECK (points_per_unit > 0),
    -- Where Meta's changes begin: minutes east of UTC of the midnight.
    utc_offset_minutes BIGINT NOT NULL,
    -- Counts the imports, so that a book kept in memory knows when it is old.
    version BIGINT NOT NULL
) {table};

-- Never updated and never deleted: a change is a new line, which ends the one before it. A line without an amount ends it
-- with nothing. A line of the same moment and a higher revision replaces a seed by Meta's own figure.
CREATE TABLE prices (
    book TEXT NOT NULL REFERENCES price_books (name),
    market TEXT NOT NULL CHECK (market <> ''),
    category TEXT NOT NULL CHECK (category <> ''),
    from_at BIGINT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 0),
    id BIGINT NOT NULL UNIQUE,
    amount BIGINT CHECK (amount >= 0),
    -- Meta's rate in millionths of the currency.
    rate BIGINT CHECK (rate >= 0),
    source TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (book, market, category, from_at, revision),
    CHECK ((amount IS NULL) = (rate IS NULL))
) {table};
