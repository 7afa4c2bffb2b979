-- Appeals against refusals, and what is held is not paid.

insert into hand_rule (hand, never_after) values
  ('APPEAL_DECIDED', 'FILED'), ('APPEAL_DECIDED', 'VISITED'), ('APPEAL_DECIDED', 'REVIEWED'),
  ('APPEAL_DECIDED', 'DECIDED'), ('APPEAL_DECIDED', 'SIGNED_REFUSAL'),
  ('DECIDED', 'APPEAL_DECIDED'), ('RELEASED', 'APPEAL_DECIDED');

create table appeal (
  id          uuid primary key,
  case_number text not null references case_file,
  words       uuid not null,
  filed_by    text not null,
  filed_at    timestamptz not null
);
create index appeal_case on appeal (case_number);
create trigger append_only before update or delete on appeal
  for each row execute function refuse_change();
comment on table appeal is 'One row for each appeal of an applicant. The words are in the vault.';

create table appeal_decision (
  id          uuid primary key,
  case_number text not null references case_file,
  task_id     text not null unique,
  outcome     text not null check (outcome in ('UPHELD', 'DISMISSED')),
  resume_at   text check (resume_at in ('VERIFICATION', 'DECISION')),
  reasons     text[] not null check (cardinality(reasons) > 0),
  words       text not null,
  official    text not null,
  decided_at  timestamptz not null,
  check (outcome = 'DISMISSED' or resume_at is not null)
);
create index appeal_decision_case on appeal_decision (case_number, decided_at);
create trigger append_only before update or delete on appeal_decision
  for each row execute function refuse_change();

create function refuse_release_while_held() returns trigger language plpgsql as $$
begin
  if exists (select from case_file where case_number = new.case_number and held) then
    raise exception 'Case % is held: nothing of it is released', new.case_number
      using errcode = 'check_violation', constraint = 'held';
  end if;
  return new;
end $$;
create trigger held before update of status on disbursement
  for each row when (new.status = 'RELEASED' and old.status <> 'RELEASED')
  execute function refuse_release_while_held();
