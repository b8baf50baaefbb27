-- What the commune chose where the law leaves it open: one person proposes a position, another decides.

create table lawbook_choice (
    commune bigint not null,
    id bigint not null,
    policy text not null,
    position text not null,
    -- The first day on which it holds.
    valid_from date not null,
    document text,
    reason text not null,
    state text not null,
    proposed_by bigint not null,
    proposer_staff bigint not null,
    proposer_behalf bigint,
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
create index lawbook_choice_policy on lawbook_choice (commune, policy, id);
create index lawbook_choice_state on lawbook_choice (commune, state, id);
