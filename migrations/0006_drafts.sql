-- What people have typed and not sent yet: the platform's own bookkeeping, never sealed and never a leaf.

create table db_draft (
    commune bigint not null,
    account bigint not null,
    -- The key of the form as it was shown: each form that somebody opens has a draft of its own.
    key text not null,
    -- The form's name for drafts, the same each time it is shown: "nhiem-vu-12-tien-do".
    name text not null,
    -- Where the form stands (path and query).
    page text not null,
    -- The version of the thing that the form was made from, where it has one.
    version bigint,
    -- What the browser calls this state of the form; 0 when the server kept it by itself.
    stamp bigint not null,
    -- JSON: a list of [field, value].
    fields text not null,
    saved_at timestamptz not null,
    primary key (commune, account, key)
);

create index db_draft_saved on db_draft (commune, saved_at);
