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
    primary key (commune, id)
);
create index db_journal_entity on db_journal (commune, entity, entity_id, id);

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
