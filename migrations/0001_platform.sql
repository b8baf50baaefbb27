-- What the platform itself keeps: numbers, the journal, forms already carried out, files.
-- One text for both engines: SQLite reads the type names of PostgreSQL as affinities.

create table db_sequence (
    commune bigint not null,
    name text not null,
    last bigint not null,
    primary key (commune, name)
);

create table db_journal (
    commune bigint not null,
    id bigint not null,
    at timestamptz not null,
    account bigint not null,
    actor_name text not null,
    action text not null,
    entity text not null,
    entity_id bigint not null,
    summary text not null,
    detail text not null,
    reason text,
    -- the leaf: what stands in the tree, and the roots of the perfect subtrees that end at it
    salt bytea,
    body text not null,
    nodes bytea not null,
    primary key (commune, id)
);
create index db_journal_entity on db_journal (commune, entity, entity_id, id);

-- What must be kept of a commune's audit tree to grow it.
create table db_tree (
    commune bigint not null,
    frontier bytea not null,
    primary key (commune)
);

-- The seal of every row as its last leaf left it; without salt and seal the row is deleted.
create table db_seal (
    commune bigint not null,
    entity text not null,
    row_id bigint not null,
    leaf bigint not null,
    salt bytea,
    seal bytea,
    primary key (commune, entity, row_id)
);

-- Signed heads of the tree, as they were given to witnesses, and the keys that signed.
create table db_head (
    commune bigint not null,
    id bigint not null,
    size bigint not null,
    at timestamptz not null,
    note text not null,
    primary key (commune, id)
);

create table db_key (
    commune bigint not null,
    id bigint not null,
    public_key text not null,
    since timestamptz not null,
    primary key (commune, id)
);

create table db_submission (
    commune bigint not null,
    key text not null,
    account bigint not null,
    action text not null,
    at timestamptz not null,
    location text not null,
    primary key (commune, key)
);

create table db_file (
    commune bigint not null,
    id bigint not null,
    name text not null,
    mime text not null,
    size_bytes bigint not null,
    sha256 text not null,
    stored_at timestamptz not null,
    content bytea not null,
    primary key (commune, id)
);
