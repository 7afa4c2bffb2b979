-- What comes after a payment: money that did not arrive, new needs, what both sides think.

alter table case_file add column follows text references case_file;
create index case_file_follows on case_file (follows) where follows is not null;

alter table receipt_confirmation
  drop constraint receipt_confirmation_source_check,
  add constraint receipt_confirmation_source_check check (source in ('HOUSEHOLD', 'SILENCE', 'IN_PERSON', 'CLEARED_UP'));

alter table recovery
  drop constraint recovery_reason_check,
  add constraint recovery_reason_check check (reason in ('FRAUD', 'RATIFICATION_REFUSED', 'OVERPAID', 'NOT_RECEIVED'));

-- Whoever was asked what they think of the help, and what they said; words are in the vault.
create table evaluation (
  reference   text        not null,
  case_number text        not null references case_file,
  side        text        not null check (side in ('HOUSEHOLD', 'DONOR')),
  client_id   text        not null,
  invited_at  timestamptz not null,
  score       int         check (score between 1 and 5),
  words       uuid,
  answered_at timestamptz,
  primary key (reference, case_number),
  check ((score is null) = (answered_at is null))
);
comment on column evaluation.reference is 'The number of the case, or the id of a gift or pledge';
create index evaluation_of_case on evaluation (case_number);
create function keep_evaluation() returns trigger language plpgsql as $$
begin
  if old.score is not null then
    raise exception 'An evaluation is kept as it was given' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger answered_once before update on evaluation for each row execute function keep_evaluation();
revoke delete on evaluation from "${application_role}";
