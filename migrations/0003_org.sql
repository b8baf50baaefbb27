-- The commune, its units and its job positions (vị trí việc làm).

create table org_commune (
    commune bigint not null,
    name text not null,
    place text not null,
    committee_name text not null,
    province_code bigint not null,
    province_name text not null,
    primary key (commune)
);

create table org_unit (
    commune bigint not null,
    id bigint not null,
    code text not null,
    name text not null,
    aliases text not null,
    search_key text not null,
    sort bigint not null,
    primary key (commune, id),
    unique (commune, code)
);

create table org_position (
    commune bigint not null,
    id bigint not null,
    code text not null,
    name text not null,
    position_group text not null,
    rank text not null,
    approved bigint not null,
    sort bigint not null,
    primary key (commune, id),
    unique (commune, code)
);
