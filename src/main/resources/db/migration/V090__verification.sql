-- What the verification of a household found.

create table duplicate (
  case_number text not null references case_file,
  earlier     text not null references case_file,
  kind        text not null,
  primary key (case_number, earlier, kind),
  check (earlier <> case_number)
);
comment on table duplicate is 'Earlier cases that look like a case, as its last check found them.';

create table visit (
  id                   uuid primary key,
  case_number          text not null references case_file,
  visited_on           date not null,
  official             text not null,
  second_investigator  text not null check (second_investigator <> official),
  person_seen          text not null,
  account_seen         boolean not null,
  relative_of_official boolean not null,
  recommendation       text not null,
  findings             uuid not null,
  reported_at          timestamptz not null
);
comment on column visit.findings is 'Vault token of the investigators'' words.';
create index visit_case on visit (case_number, reported_at);
create trigger append_only before update or delete on visit
  for each row execute function refuse_change();
