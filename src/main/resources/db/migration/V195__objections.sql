-- What neighbours have against cases on notice. Who said it and what is in the vault.

create table objection (
  id          uuid primary key,
  version     bigint not null,
  notice_id   uuid not null references notice,
  case_number text not null references case_file,
  client_id   text not null,
  ground      text not null,
  objector    uuid not null,
  words       uuid not null,
  status      text not null,
  raised_at   timestamptz not null,
  decided_at  timestamptz,
  constraint decided_when_over check ((decided_at is null) = (status = 'OPEN'))
);
create index objection_of_case on objection (case_number, raised_at);

-- ObjectionStatus.transitions() is the same table; a test compares them.
create table objection_status_transition (
  status text not null,
  next   text not null,
  primary key (status, next)
);
insert into objection_status_transition values
  ('OPEN', 'UPHELD'), ('OPEN', 'AMENDED'), ('OPEN', 'DISMISSED'), ('OPEN', 'SUPERSEDED');

create function check_objection() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'OPEN' then
      raise exception 'An objection begins OPEN, not %', new.status using errcode = 'check_violation';
    end if;
    if exists (select from notice n where n.id = new.notice_id and n.ended_at is not null) then
      raise exception 'Notice % is over', new.notice_id using errcode = 'check_violation';
    end if;
  elsif new.status <> old.status
        and not exists (select from objection_status_transition t where t.status = old.status and t.next = new.status) then
    raise exception 'Objection %: % cannot become %', old.id, old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_objection before insert or update on objection for each row execute function check_objection();

-- A notice that is amended or ends leaves no objection to itself unanswered.
create function check_notice_is_answered() returns trigger language plpgsql as $$
begin
  if new.ended_at is not null and old.ended_at is null
     and not exists (select from notice n where n.case_number = new.case_number and n.ended_at is null)
     and exists (select from objection o where o.case_number = new.case_number and o.status = 'OPEN') then
    raise exception 'An objection to case % is open', new.case_number using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger notice_is_answered after update on notice deferrable initially deferred
  for each row execute function check_notice_is_answered();

-- Who looked into an objection is none of those whose work it questions.
insert into hand_rule (hand, never_after) values
  ('INVESTIGATED', 'FILED'), ('INVESTIGATED', 'VISITED'), ('INVESTIGATED', 'REVIEWED'),
  ('INVESTIGATED', 'DECIDED'), ('INVESTIGATED', 'SIGNED_REFUSAL');

revoke delete, truncate on objection from "${application_role}";
revoke insert, update, delete, truncate on objection_status_transition from "${application_role}";
