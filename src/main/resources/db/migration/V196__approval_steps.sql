-- The steps of a decision, in their order; a case that was sent back or appealed is decided in a new round.

create table approval_step (
  id           uuid primary key,
  version      bigint  not null,
  case_number  text    not null references case_file,
  round        int     not null check (round > 0),
  position     int     not null check (position > 0),
  act          text    not null check (act in ('OPINION', 'DECISION', 'EMERGENCY', 'SEND_BACK')),
  role         text    not null,
  area_level   text    not null,
  signatures   int     not null check (signatures in (1, 3)),
  verdict      text,
  approved_fen bigint  not null check (approved_fen >= 0),
  unique (case_number, round, position),
  check (signatures = 1 or act = 'DECISION'),
  check (approved_fen = 0 or coalesce(verdict, '') in ('APPROVE', 'APPROVE_LOWER'))
);
comment on column approval_step.role is 'Of the officials who sign; one level up from what the table said once one of them has declared a conflict.';
comment on column approval_step.signatures is 'How many different people are asked; of three, two decide.';

create function approval_step_guard() returns trigger language plpgsql as $$
begin
  if old.verdict is not null
     or (new.id, new.case_number, new.round, new.position, new.act, new.signatures)
        is distinct from (old.id, old.case_number, old.round, old.position, old.act, old.signatures) then
    raise exception using errcode = 'restrict_violation', message = 'a step of a decision is taken once';
  end if;
  return new;
end $$;
create trigger taken_once before update on approval_step for each row execute function approval_step_guard();

-- Which step a ruling belongs to; a signature under a recommended refusal belongs to none.
alter table decision add column step_id uuid references approval_step;
create unique index decision_once_a_step on decision (step_id, official);

revoke delete, truncate on approval_step from "${application_role}";

-- Who has declared an interest in a case has no further hand in it.
insert into hand_rule (hand, never_after)
select hand, 'CONFLICT_DECLARED' from unnest(array['VISITED', 'REVIEWED', 'DECIDED', 'SIGNED_REFUSAL', 'PREPARED', 'RELEASED']) hand;
insert into hand_rule (hand, never_after) values ('REVIEWED', 'FILED');
