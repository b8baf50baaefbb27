-- What stands beside a password: codes of an app, recovery codes, passkeys, browsers that signed in before; and when the
-- holder of a session was last seen.

alter table accounts_session add column browser text;

-- One row for an account that asks for codes (TOTP); its number is the account's. The secret is sealed with a key that is
-- not in the database.
create table accounts_totp (
    commune bigint not null,
    id bigint not null,
    totp_secret text not null,
    last_step bigint not null,
    created_at timestamptz not null,
    primary key (commune, id),
    foreign key (commune, id) references accounts_account (commune, id)
);

create table accounts_recovery (
    commune bigint not null,
    id bigint not null,
    account bigint not null,
    code_hash text not null,
    used_at timestamptz,
    primary key (commune, id),
    foreign key (commune, account) references accounts_account (commune, id)
);
create index accounts_recovery_account on accounts_recovery (commune, account);

create table accounts_passkey (
    commune bigint not null,
    id bigint not null,
    account bigint not null,
    name text not null,
    credential_id bytea not null,
    public_key bytea not null,
    sign_count bigint not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    primary key (commune, id),
    foreign key (commune, account) references accounts_account (commune, id)
);
create unique index accounts_passkey_credential on accounts_passkey (credential_id);
create index accounts_passkey_account on accounts_passkey (commune, account);

-- Browsers in which the account signed in before: a stranger's wrong passwords do not make them wait.
create table accounts_device (
    commune bigint not null,
    id bigint not null,
    account bigint not null,
    token_digest bytea not null,
    created_at timestamptz not null,
    primary key (commune, id),
    foreign key (commune, account) references accounts_account (commune, id)
);
create index accounts_device_account on accounts_device (commune, account, token_digest);

-- When the holder of a session last did something, to the minute; its number is the session's. Bookkeeping: no leaf.
create table accounts_presence (
    commune bigint not null,
    id bigint not null,
    last_seen timestamptz not null,
    primary key (commune, id),
    foreign key (commune, id) references accounts_session (commune, id) on delete cascade
);
