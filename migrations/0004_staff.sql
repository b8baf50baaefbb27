-- The register of cadres and civil servants, and the posts that they hold.

create table staff_member (
    commune bigint not null,
    id bigint not null,
    code text not null,
    full_name text not null,
    search_key text not null,
    sort_key text not null,
    key_version text not null,
    unit bigint not null,
    title text not null,
    kind text not null,
    email text,
    left_on date,
    version bigint not null,
    primary key (commune, id),
    unique (commune, code),
    foreign key (commune, unit) references org_unit (commune, id)
);
create index staff_member_sort on staff_member (commune, sort_key, id);
create index staff_member_unit on staff_member (commune, unit, sort_key);

create table staff_post (
    commune bigint not null,
    id bigint not null,
    staff bigint not null,
    position bigint not null,
    concurrent boolean not null,
    from_on date not null,
    until_on date,
    primary key (commune, id),
    foreign key (commune, staff) references staff_member (commune, id),
    foreign key (commune, position) references org_position (commune, id)
);
create index staff_post_staff on staff_post (commune, staff);
create index staff_post_position on staff_post (commune, position);
