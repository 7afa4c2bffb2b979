-- What other departments know, what people judged to be duplicates, and reviews of verifications.

create table department_record (
  id        uuid primary key,
  person    uuid not null,
  kind      text not null,
  worth_fen bigint check (worth_fen >= 0)
);
create index department_record_person on department_record (person);
comment on column department_record.person is 'Vault token of a record that holds the resident id.';

create table department_hit (
  id           uuid primary key,
  case_number  text not null references case_file,
  record_id    uuid not null references department_record,
  kind         text not null,
  severity     text not null check (severity in ('VETO', 'STRICT', 'INFO')),
  worth_fen    bigint,
  of_applicant boolean not null,
  found_at     timestamptz not null,
  unique (case_number, record_id)
);

create table hit_clearing (
  hit_id     uuid primary key references department_hit,
  official   text not null,
  reason     uuid not null,
  cleared_at timestamptz not null
);
comment on column hit_clearing.reason is 'Vault token of the official''s words.';
create trigger append_only before update or delete on hit_clearing
  for each row execute function refuse_change();

create table duplicate_judgement (
  case_number text not null references case_file,
  earlier     text not null references case_file,
  outcome     text not null check (outcome in ('DIFFERENT', 'MERGE', 'DUPLICATE')),
  official    text not null,
  judged_at   timestamptz not null,
  primary key (case_number, earlier)
);
create trigger append_only before update or delete on duplicate_judgement
  for each row execute function refuse_change();

create table review (
  id          bigint generated always as identity primary key,
  case_number text not null references case_file,
  outcome     text not null check (outcome in ('ACCEPT', 'SEND_BACK', 'RECOMMEND_REFUSAL')),
  official    text not null,
  reasons     text[] not null,
  reviewed_at timestamptz not null
);
create index review_case on review (case_number, reviewed_at);
create trigger append_only before update or delete on review
  for each row execute function refuse_change();

create index household_village_and_year on household (area, applicant_birth_year);
