-- Positions (vị trí việc làm) in full: what is approved from which day, job descriptions and competence frames, and the
-- papers that these came with.

-- Null is "not said"; the version of a position that was never changed is 0.
alter table org_position add column heavy_field text;
alter table org_position add column rotation_field text;
-- Accepted majors, one a line.
alter table org_position add column majors text;
alter table org_position add column education_level text;
alter table org_position add column unit_code text;
alter table org_position add column version bigint;
-- The first day on which the position is no longer used.
alter table org_position add column retired_on date;
-- The paper that brought the position. What is approved for such a position stands in org_quota alone.
alter table org_position add column paper bigint;

-- A paper that came: read anew each time it is looked at, until it is taken in or given up. The file itself is in db_file.
create table org_paper (
    commune bigint not null,
    id bigint not null,
    kind text not null,
    state text not null,
    file bigint not null,
    file_name text not null,
    sha256 text not null,
    decision_number text,
    decision_on date,
    signer text,
    valid_from date,
    new_count bigint not null,
    changed_count bigint not null,
    uploaded_at timestamptz not null,
    uploaded_by bigint not null,
    uploaded_by_name text not null,
    done_at timestamptz,
    done_by_name text,
    version bigint not null,
    primary key (commune, id)
);
create index org_paper_sha256 on org_paper (commune, sha256);

-- The approved number of posts of a position, or of a unit, from a day on; the newest row not after a day holds on it.
create table org_quota (
    commune bigint not null,
    id bigint not null,
    position bigint,
    unit bigint,
    approved bigint not null,
    valid_from date not null,
    decision_number text not null,
    decision_on date not null,
    signer text,
    paper bigint,
    noted_at timestamptz not null,
    noted_by_name text not null,
    primary key (commune, id),
    foreign key (commune, position) references org_position (commune, id),
    foreign key (commune, unit) references org_unit (commune, id)
);
create index org_quota_position on org_quota (commune, position, valid_from, id);
create index org_quota_unit on org_quota (commune, unit, valid_from, id);

-- A job description (bản mô tả công việc) of a position, from a day on.
create table org_description (
    commune bigint not null,
    id bigint not null,
    position bigint not null,
    state text not null,
    valid_from date not null,
    content text not null,
    file_name text not null,
    sha256 text not null,
    paper bigint not null,
    version bigint not null,
    primary key (commune, id),
    foreign key (commune, position) references org_position (commune, id),
    foreign key (commune, paper) references org_paper (commune, id)
);
create index org_description_position on org_description (commune, position, valid_from, id);

-- A frame of competences (khung năng lực), from a day on.
create table org_frame (
    commune bigint not null,
    id bigint not null,
    kind text not null,
    valid_from date not null,
    content text not null,
    source text not null,
    paper bigint not null,
    primary key (commune, id),
    foreign key (commune, paper) references org_paper (commune, id)
);
create index org_frame_kind on org_frame (commune, kind, valid_from, id);
