-- Who an applicant turned out to be: the values are in the vault, here stands who said so and when.
create table identity_correction (
  id           bigint generated always as identity primary key,
  household_id uuid not null references household,
  case_number  text not null references case_file,
  said_by      text not null,
  said_at      timestamptz not null
);
create index identity_correction_household on identity_correction (household_id, said_at);
create trigger append_only before update or delete on identity_correction
  for each row execute function refuse_change();

alter table register_question add again boolean not null default false;
comment on column register_question.again is 'Asked because the applicant turned out to be somebody else, when no process waited for an answer.';
