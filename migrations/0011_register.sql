-- The register: what a profile says, a career as dated events, and lists of people that came as workbooks.

-- A profile without what is sensitive (the ten groups of Decree 27/2026/NĐ-CP, less what the plan does not need). Days are
-- kept as they are known: 1985-06-05, 1985-06 or 1985. A blank column is not known.
create table staff_profile (
    commune bigint not null,
    id bigint not null,
    official_number text,
    other_name text,
    sex text,
    birth_place text,
    home_town text,
    residence text,
    phone text,
    source text,
    previous_job text,
    recruited_on text,
    recruited_by text,
    joined_on text,
    general_education text,
    education_level text,
    major text,
    study_form text,
    school text,
    politics_level text,
    state_management_level text,
    it_level text,
    language text,
    language_level text,
    ethnic_language text,
    security_training text,
    appointed_on text,
    reappointed_on text,
    term_until text,
    rank text,
    rank_on text,
    salary_step text,
    coefficient text,
    coefficient_on text,
    beyond_scale text,
    position_allowance text,
    main_work text,
    strength text,
    joined_army_on text,
    left_army_on text,
    army_rank text,
    rotation_from text,
    rewards text,
    disciplines text,
    ratings text,
    -- The list that the profile came with.
    import bigint,
    version bigint not null,
    primary key (commune, id),
    foreign key (commune, id) references staff_member (commune, id)
);

-- More of what is sensitive. A day that is known only by its month or year stands in the column beside.
alter table staff_private add column birth_partial text;
alter table staff_private add column party_since_partial text;
alter table staff_private add column citizen_id_on text;
alter table staff_private add column old_paper_number text;
alter table staff_private add column religion text;
alter table staff_private add column party_member text;
alter table staff_private add column party_official_on text;
alter table staff_private add column insurance_number text;
alter table staff_private add column policy_group text;
create index staff_private_citizen on staff_private (commune, citizen_id);

-- Each change of a field after a profile was begun, and each comparison with the paper. Nothing is overwritten unseen.
create table staff_change (
    commune bigint not null,
    id bigint not null,
    staff bigint not null,
    field text not null,
    before_value text,
    after_value text,
    -- `tep` (a list), `tu_khai` (declared by the person), `giay_to` (read from a paper), `sua` (corrected).
    source text not null,
    paper text,
    reason text,
    import bigint,
    changed_at timestamptz not null,
    changed_by_name text not null,
    verified_on date,
    verified_by_name text,
    primary key (commune, id),
    foreign key (commune, staff) references staff_member (commune, id)
);
create index staff_change_staff on staff_change (commune, staff, field, id);
create index staff_change_import on staff_change (commune, import);

-- The same of a sensitive field.
create table staff_private_change (
    commune bigint not null,
    id bigint not null,
    staff bigint not null,
    field text not null,
    before_value text,
    after_value text,
    source text not null,
    paper text,
    reason text,
    import bigint,
    changed_at timestamptz not null,
    changed_by_name text not null,
    verified_on date,
    verified_by_name text,
    primary key (commune, id),
    foreign key (commune, staff) references staff_member (commune, id)
);
create index staff_private_change_staff on staff_private_change (commune, staff, field, id);
create index staff_private_change_import on staff_private_change (commune, import);

-- A career (quá trình công tác). A correction is a new event that names the one it corrects.
create table staff_event (
    commune bigint not null,
    id bigint not null,
    staff bigint not null,
    kind text not null,
    happened_on date not null,
    until_on date,
    unit bigint,
    title text,
    position bigint,
    concurrent boolean not null,
    share_percent bigint,
    decision_number text,
    decision_on date,
    signer text,
    note text,
    corrects bigint,
    reason text,
    import bigint,
    noted_at timestamptz not null,
    noted_by_name text not null,
    primary key (commune, id),
    foreign key (commune, staff) references staff_member (commune, id)
);
create index staff_event_staff on staff_event (commune, staff, happened_on, id);
create index staff_event_import on staff_event (commune, import);

-- Where somebody was and as what, from a day until the day before another: drawn from the events, for questions "as of".
create table staff_stint (
    commune bigint not null,
    id bigint not null,
    staff bigint not null,
    unit bigint not null,
    title text not null,
    from_on date not null,
    until_on date,
    primary key (commune, id),
    foreign key (commune, staff) references staff_member (commune, id)
);
create index staff_stint_staff on staff_stint (commune, staff, from_on);
create index staff_stint_unit on staff_stint (commune, unit, from_on);

alter table staff_post add column share_percent bigint;

-- A list of people that came as a workbook. The workbook itself is kept only until the list is carried out or given up.
create table staff_import (
    commune bigint not null,
    id bigint not null,
    state text not null,
    file_name text not null,
    sha256 text not null,
    content_secret bytea,
    -- What was answered on the way: columns, fixes, rows left out, who is who.
    answers_secret text not null,
    row_count bigint not null,
    new_count bigint not null,
    changed_count bigint not null,
    uploaded_at timestamptz not null,
    uploaded_by bigint not null,
    uploaded_by_name text not null,
    done_at timestamptz,
    undone_at timestamptz,
    version bigint not null,
    primary key (commune, id)
);
create index staff_import_sha256 on staff_import (commune, sha256);
