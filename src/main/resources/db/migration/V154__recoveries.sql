-- Money claimed back after it was paid: fraud, a ratification refused, too much paid. Amounts in fen.

create sequence work_number_recovery;

-- RecoveryStatus.transitions() is the same table; a test compares them.
create table recovery_status_transition (
  from_status text not null,
  to_status   text not null,
  primary key (from_status, to_status)
);
insert into recovery_status_transition values
  ('CLAIMED', 'PARTLY_RECEIVED'), ('CLAIMED', 'RECEIVED'), ('CLAIMED', 'WRITTEN_OFF'), ('CLAIMED', 'CANCELLED'),
  ('PARTLY_RECEIVED', 'RECEIVED'), ('PARTLY_RECEIVED', 'WRITTEN_OFF'),
  ('WRITTEN_OFF', 'RECEIVED');
comment on table recovery_status_transition is 'What was written off may come in after all.';

create table recovery (
  number          text primary key check (number ~ '^RECOVERY-[0-9]{4}-[0-9]{7}$'),
  version         bigint not null,
  case_number     text not null references case_file,
  disbursement_id uuid not null unique references disbursement,
  reason          text not null check (reason in ('FRAUD', 'RATIFICATION_REFUSED', 'OVERPAID')),
  status          text not null,
  claimed_fen     bigint not null check (claimed_fen > 0),
  received_fen    bigint not null default 0,
  claimed_by      text not null,
  claimed_at      timestamptz not null,
  proposed_by     text,
  agreed_by       text,
  ended_at        timestamptz,
  constraint received_up_to_the_claim check (received_fen between 0 and claimed_fen),
  constraint four_eyes check (proposed_by <> agreed_by),
  constraint written_off_by_two check (case status when 'WRITTEN_OFF' then proposed_by is not null and agreed_by is not null else true end),
  constraint status_fits_the_money check (
    case status
      when 'CLAIMED'         then received_fen = 0
      when 'CANCELLED'       then received_fen = 0
      when 'PARTLY_RECEIVED' then received_fen > 0 and received_fen < claimed_fen
      when 'RECEIVED'        then received_fen = claimed_fen
      when 'WRITTEN_OFF'     then received_fen < claimed_fen
    end),
  constraint ended_when_over check ((ended_at is null) = (status in ('CLAIMED', 'PARTLY_RECEIVED')))
);
create index recovery_of_case on recovery (case_number);

create table recovery_receipt (
  id                uuid primary key,
  number            text not null references recovery,
  channel           text not null,
  channel_reference text not null,
  amount_fen        bigint not null check (amount_fen > 0),
  reported_fen      bigint not null check (reported_fen >= amount_fen),
  paid_at           timestamptz not null,
  received_at       timestamptz not null,
  constraint channel_brings_it_once unique (channel, channel_reference)
);
create index recovery_receipt_of_recovery on recovery_receipt (number);
comment on column recovery_receipt.reported_fen is 'What came in; what is more than was outstanding of it stands in suspense.';

-- To which need line it goes back.
create table recovery_line (
  receipt_id uuid not null references recovery_receipt,
  line_id    uuid not null references need_line,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (receipt_id, line_id)
);
create index recovery_line_of_need on recovery_line (line_id);

create function check_recovery() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'CLAIMED' then
      raise exception 'A recovery begins CLAIMED, not %', new.status using errcode = 'check_violation';
    end if;
    if not exists (select from disbursement d where d.id = new.disbursement_id and d.case_number = new.case_number
                      and d.status = 'PAID' and d.amount_fen >= new.claimed_fen) then
      raise exception 'Only what was paid in a case is claimed back' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.number, new.case_number, new.disbursement_id, new.reason, new.claimed_fen, new.claimed_by, new.claimed_at)
     is distinct from (old.number, old.case_number, old.disbursement_id, old.reason, old.claimed_fen, old.claimed_by, old.claimed_at) then
    raise exception 'Recovery % stays what was claimed', old.number using errcode = 'check_violation';
  end if;
  if new.received_fen < old.received_fen then
    raise exception 'Recovery %: what came in stays', old.number using errcode = 'check_violation';
  end if;
  if new.status <> old.status
     and not exists (select from recovery_status_transition t where t.from_status = old.status and t.to_status = new.status) then
    raise exception 'Recovery %: % cannot become %', old.number, old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_recovery before insert or update on recovery for each row execute function check_recovery();

-- What was received, what is written down of it, and where it goes are the same money.
create function check_recovered() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  select r.number into wrong from recovery r
   where r.number = new.number
     and (r.received_fen <> (select coalesce(sum(amount_fen), 0) from recovery_receipt where number = r.number)
          or r.received_fen <> (select coalesce(sum(l.amount_fen), 0) from recovery_line l join recovery_receipt e on e.id = l.receipt_id
                                 where e.number = r.number));
  if wrong is not null then
    raise exception 'Recovery %: receipts or lines say another amount', wrong using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger recovered_is_received after insert or update on recovery deferrable initially deferred
  for each row execute function check_recovered();
create constraint trigger recovered_is_received after insert on recovery_receipt deferrable initially deferred
  for each row execute function check_recovered();

create function check_recovery_line() returns trigger language plpgsql as $$
begin
  if exists (
      select from recovery_receipt e join recovery r on r.number = e.number
        join recovery_receipt o on o.number = r.number join recovery_line l on l.receipt_id = o.id and l.line_id = new.line_id
       where e.id = new.receipt_id
       group by r.disbursement_id
      having sum(l.amount_fen) > coalesce((select d.amount_fen from disbursement_line d
                                            where d.disbursement_id = r.disbursement_id and d.line_id = new.line_id), 0)) then
    raise exception 'More comes back to line % than was paid from it', new.line_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger back_where_it_came_from after insert on recovery_line deferrable initially deferred
  for each row execute function check_recovery_line();

create trigger kept before delete on recovery for each row execute function append_only();
create trigger append_only before update or delete on recovery_receipt for each row execute function append_only();
create trigger append_only before update or delete on recovery_line for each row execute function append_only();

revoke delete, truncate on recovery from "${application_role}";
revoke update, delete, truncate on recovery_receipt, recovery_line from "${application_role}";
revoke insert, update, delete, truncate on recovery_status_transition from "${application_role}";
