-- People who sign in. A session's token is kept only as its SHA-256 digest.

create table accounts_account (
    commune bigint not null,
    id bigint not null,
    username text not null,
    password_hash text not null,
    staff bigint,
    unit bigint,
    name text not null,
    title text not null,
    roles text not null,
    active boolean not null,
    created_at timestamptz not null,
    version bigint not null,
    primary key (commune, id),
    unique (commune, username)
);

create table accounts_session (
    commune bigint not null,
    id bigint not null,
    account bigint not null,
    token_digest bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (commune, id),
    foreign key (commune, account) references accounts_account (commune, id)
);
create unique index accounts_session_token on accounts_session (token_digest);
create index accounts_session_account on accounts_session (commune, account);
