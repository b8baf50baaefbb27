-- What the page "Nhật ký" asks for, and the personal data that the law calls sensitive.

create index db_journal_account on db_journal (commune, account, id);
create index db_journal_kind on db_journal (commune, entity, id);
create index db_journal_at on db_journal (commune, at);
create index db_head_size on db_head (commune, size);

-- One row for each person of the register, with his number. It is read only when the journal already says so.
create table staff_private (
    commune bigint not null,
    id bigint not null,
    birth_date date,
    citizen_id text,
    ethnicity text,
    party_since date,
    version bigint not null,
    primary key (commune, id),
    foreign key (commune, id) references staff_member (commune, id)
);
