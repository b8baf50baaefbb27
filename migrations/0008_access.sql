-- Who may do what here: roles given, powers delegated, people invited, and the proposals that two persons decide.

alter table accounts_account add column state text;

create table access_grant (
    commune bigint not null,
    id bigint not null,
    account bigint not null,
    role text not null,
    unit bigint,
    acting boolean not null,
    document text,
    valid_from date not null,
    -- The first day on which it holds no more.
    valid_until date,
    request bigint,
    version bigint not null,
    primary key (commune, id)
);
create index access_grant_account on access_grant (commune, account);

create table access_delegation (
    commune bigint not null,
    id bigint not null,
    from_account bigint not null,
    from_staff bigint not null,
    from_name text not null,
    to_account bigint not null,
    to_name text not null,
    role text not null,
    unit bigint,
    document text not null,
    note text not null,
    valid_from date not null,
    valid_until date not null,
    state text not null,
    offered_at timestamptz not null,
    answered_at timestamptz,
    version bigint not null,
    primary key (commune, id)
);
create index access_delegation_to on access_delegation (commune, to_account, state);
create index access_delegation_from on access_delegation (commune, from_account, state);

create table access_request (
    commune bigint not null,
    id bigint not null,
    kind text not null,
    -- The account that it is about, once there is one.
    account bigint,
    staff bigint,
    person_name text not null,
    person_title text not null,
    person_unit bigint,
    username text,
    role text,
    unit bigint,
    acting boolean not null,
    document text,
    valid_from date,
    valid_until date,
    grant_id bigint,
    reason text not null,
    state text not null,
    proposed_by bigint not null,
    proposer_staff bigint not null,
    proposer_name text not null,
    proposed_at timestamptz not null,
    decided_by bigint,
    decider_staff bigint,
    decider_behalf bigint,
    decider_name text,
    decided_at timestamptz,
    decision_reason text,
    version bigint not null,
    primary key (commune, id)
);
create index access_request_state on access_request (commune, state, id);
create index access_request_account on access_request (commune, account, id);

-- A link and a code, each known to another person, by which somebody sets his first password.
create table access_invitation (
    commune bigint not null,
    id bigint not null,
    request bigint not null,
    account bigint not null,
    link_digest bytea,
    code_digest bytea,
    wrong_codes bigint not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (commune, id)
);
create unique index access_invitation_link on access_invitation (link_digest);
create index access_invitation_request on access_invitation (commune, request);

-- Family ties between people of the register, only so that nobody decides on a relative.
create table staff_relative (
    commune bigint not null,
    id bigint not null,
    staff bigint not null,
    relative bigint not null,
    relation text not null,
    noted_on date not null,
    primary key (commune, id),
    unique (commune, staff, relative),
    foreign key (commune, staff) references staff_member (commune, id),
    foreign key (commune, relative) references staff_member (commune, id)
);
