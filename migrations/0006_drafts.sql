-- What people have typed and not sent yet: the platform's own bookkeeping, never sealed and never a leaf.
--
-- Each form that somebody opens has a draft of its own, by the key that it was shown with; the form's name is the same each
-- time it is shown. Page is where the form stands, version that of the thing that it was made from, stamp what the browser
-- calls this state of it. Fields are JSON, a list of pairs: the field and its value.

create table db_draft (
    commune bigint not null,
    account bigint not null,
    key text not null,
    name text not null,
    page text not null,
    version bigint,
    stamp bigint not null,
    fields text not null,
    saved_at timestamptz not null,
    primary key (commune, account, key)
);

create index db_draft_saved on db_draft (commune, saved_at);
