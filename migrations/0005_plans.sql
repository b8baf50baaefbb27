-- Directives, plans read from documents, six-clears tasks, their progress, and difficulties.

create table plans_plan (
    commune bigint not null,
    id bigint not null,
    state text not null,
    kind text not null,
    number text,
    title text not null,
    issuer text,
    place text,
    issued_on date,
    signer_capacity text,
    signer_title text,
    signer_name text,
    recipients text not null,
    higher_plan text,
    findings text not null,
    source_name text not null,
    source_file bigint,
    source_sha256 text,
    source_lines text not null,
    created_by bigint,
    created_at timestamptz not null,
    started_on date,
    started_by text,
    start_reason text,
    version bigint not null,
    primary key (commune, id),
    foreign key (commune, source_file) references db_file (commune, id)
);

create table plans_basis (
    commune bigint not null,
    id bigint not null,
    plan bigint not null,
    sort bigint not null,
    kind text not null,
    number text,
    issued_on date,
    issuer text,
    title text,
    primary key (commune, id),
    foreign key (commune, plan) references plans_plan (commune, id)
);
create index plans_basis_plan on plans_basis (commune, plan, sort);

create table plans_duty (
    commune bigint not null,
    id bigint not null,
    plan bigint not null,
    sort bigint not null,
    path text not null,
    unit_text text not null,
    items text not null,
    primary key (commune, id),
    foreign key (commune, plan) references plans_plan (commune, id)
);
create index plans_duty_plan on plans_duty (commune, plan, sort);

create table plans_task (
    commune bigint not null,
    id bigint not null,
    plan bigint not null,
    parent bigint,
    path text not null,
    sort bigint not null,
    title text not null,
    body text not null,
    search_key text not null,
    field text,
    priority bigint not null,
    lead_text text not null,
    coordinating_text text not null,
    lead_unit bigint,
    owner bigint,
    accountable bigint,
    authority bigint,
    product text,
    due_kind text not null,
    due_from date,
    due_until date,
    due_every text,
    due_text text not null,
    after_text text,
    cadence_months bigint not null,
    higher_item text,
    source text not null,
    is_public boolean not null,
    state text not null,
    state_reason text,
    state_on date,
    percent bigint not null,
    started_on date,
    completed_on date,
    last_evidence_on date,
    baseline_owner bigint,
    baseline_due_until date,
    baseline_product text,
    clears text,
    version bigint not null,
    primary key (commune, id),
    foreign key (commune, plan) references plans_plan (commune, id),
    foreign key (commune, parent) references plans_task (commune, id),
    foreign key (commune, lead_unit) references org_unit (commune, id),
    foreign key (commune, owner) references staff_member (commune, id),
    foreign key (commune, accountable) references staff_member (commune, id),
    foreign key (commune, authority) references staff_member (commune, id)
);
create index plans_task_plan on plans_task (commune, plan, sort, id);
create index plans_task_owner on plans_task (commune, owner, state);
create index plans_task_accountable on plans_task (commune, accountable, state);
create index plans_task_authority on plans_task (commune, authority, state);
create index plans_task_unit on plans_task (commune, lead_unit, state);
create index plans_task_due on plans_task (commune, state, due_until);

create table plans_coordination (
    commune bigint not null,
    id bigint not null,
    task bigint not null,
    unit bigint not null,
    primary key (commune, id),
    unique (commune, task, unit),
    foreign key (commune, task) references plans_task (commune, id),
    foreign key (commune, unit) references org_unit (commune, id)
);
create index plans_coordination_unit on plans_coordination (commune, unit);

create table plans_blocker (
    commune bigint not null,
    id bigint not null,
    task bigint not null,
    blocked_by bigint,
    document text,
    noted_on date not null,
    cleared_on date,
    cleared_note text,
    primary key (commune, id),
    foreign key (commune, task) references plans_task (commune, id),
    foreign key (commune, blocked_by) references plans_task (commune, id)
);
create index plans_blocker_task on plans_blocker (commune, task);

create table plans_entry (
    commune bigint not null,
    id bigint not null,
    task bigint not null,
    kind text not null,
    on_date date not null,
    written_at timestamptz not null,
    author bigint,
    author_name text not null,
    body text not null,
    percent bigint,
    primary key (commune, id),
    foreign key (commune, task) references plans_task (commune, id)
);
create index plans_entry_task on plans_entry (commune, task, id);
create index plans_entry_date on plans_entry (commune, on_date);
create index plans_entry_kind on plans_entry (commune, task, kind, on_date);

create table plans_move (
    commune bigint not null,
    id bigint not null,
    task bigint not null,
    on_date date not null,
    state text not null,
    reason text,
    primary key (commune, id),
    foreign key (commune, task) references plans_task (commune, id)
);
create index plans_move_task on plans_move (commune, task, id);

create table plans_evidence (
    commune bigint not null,
    id bigint not null,
    task bigint not null,
    title text not null,
    note text not null,
    file bigint,
    file_name text,
    file_size bigint,
    link text,
    period_on date not null,
    submitted_by bigint,
    submitter_name text not null,
    submitted_on date not null,
    state text not null,
    decided_by bigint,
    decider_name text,
    decided_on date,
    reason text,
    is_public boolean not null,
    version bigint not null,
    primary key (commune, id),
    foreign key (commune, task) references plans_task (commune, id),
    foreign key (commune, file) references db_file (commune, id)
);
create index plans_evidence_task on plans_evidence (commune, task, id);
create index plans_evidence_file on plans_evidence (commune, file);
create index plans_evidence_date on plans_evidence (commune, submitted_on);

create table plans_change (
    commune bigint not null,
    id bigint not null,
    task bigint not null,
    field text not null,
    old_text text not null,
    new_text text not null,
    new_person bigint,
    new_unit bigint,
    new_due date,
    reason text not null,
    state text not null,
    requested_by bigint,
    requester_name text not null,
    requested_on date not null,
    decided_by bigint,
    decider_name text,
    decided_on date,
    decision_reason text,
    version bigint not null,
    primary key (commune, id),
    foreign key (commune, task) references plans_task (commune, id)
);
create index plans_change_task on plans_change (commune, task, id);

create table plans_difficulty (
    commune bigint not null,
    id bigint not null,
    unit bigint not null,
    task bigint,
    title text not null,
    body text not null,
    state text not null,
    reported_by bigint,
    reporter_name text not null,
    reported_on date not null,
    due_on date not null,
    answer text,
    answered_by bigint,
    answerer_name text,
    answered_on date,
    escalated_on date,
    version bigint not null,
    primary key (commune, id),
    foreign key (commune, unit) references org_unit (commune, id),
    foreign key (commune, task) references plans_task (commune, id)
);
create index plans_difficulty_state on plans_difficulty (commune, state, due_on);
create index plans_difficulty_unit on plans_difficulty (commune, unit);
create index plans_difficulty_task on plans_difficulty (commune, task);

create table plans_directive (
    commune bigint not null,
    id bigint not null,
    kind text not null,
    number text not null,
    issued_on date,
    issuer text not null,
    title text not null,
    summary text not null,
    file bigint,
    received_on date not null,
    confirm_by date not null,
    version bigint not null,
    primary key (commune, id),
    foreign key (commune, file) references db_file (commune, id)
);
-- Numbers begin again each year and in each body; one without a day is told from others by number and body only.
create unique index plans_directive_number
    on plans_directive (commune, number, issuer, coalesce(issued_on, '0001-01-01'));

create table plans_reader (
    commune bigint not null,
    id bigint not null,
    directive bigint not null,
    staff bigint not null,
    confirmed_on date,
    reminded_on date,
    reminders bigint not null,
    primary key (commune, id),
    unique (commune, directive, staff),
    foreign key (commune, directive) references plans_directive (commune, id),
    foreign key (commune, staff) references staff_member (commune, id)
);
create index plans_reader_staff on plans_reader (commune, staff, confirmed_on);

create table plans_mail (
    commune bigint not null,
    id bigint not null,
    staff bigint not null,
    sent_on date not null,
    subject text not null,
    primary key (commune, id),
    unique (commune, staff, sent_on)
);
