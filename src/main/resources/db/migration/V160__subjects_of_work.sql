-- Hands and signals belong to a subject of work, by its number. A case is one kind of subject.

alter table case_hand rename to work_hand;
alter table work_hand rename column case_number to subject;
comment on table work_hand is 'Who had a hand in a subject of work, HR-2026-0000017 or BREAK-2026-0000012.';

alter table signal rename column case_number to subject;
alter index signal_waiting_of_case rename to signal_waiting_of_subject;

insert into hand_rule (hand, never_after) values ('AGREED', 'PROPOSED');

create or replace function four_eyes() returns trigger language plpgsql as $$
begin
  if exists (select from work_hand h join hand_rule r on r.never_after = h.hand
             where h.subject = new.subject and h.official = new.official
               and r.hand = new.hand and h.hand <> new.hand) then
    raise exception '% may not have the hand % in %', new.official, new.hand, new.subject
      using errcode = 'check_violation', constraint = 'four_eyes';
  end if;
  return new;
end
$$;

create or replace function disbursement_approval_guard() returns trigger language plpgsql as $$
declare
  hands text;
begin
  if not exists (select from disbursement d where d.id = new.disbursement_id and d.status = 'IN_APPROVAL') then
    raise exception using errcode = 'check_violation', message = 'only a payment in approval is approved';
  end if;
  select string_agg(distinct h.hand, ', ') into hands
    from work_hand h join disbursement d on d.case_number = h.subject
    join hand_rule r on r.hand = 'RELEASED' and r.never_after = h.hand
   where d.id = new.disbursement_id and h.official = new.official;
  if hands is not null then
    raise exception using errcode = 'check_violation', constraint = 'four_eyes',
      message = format('%s had a hand in this case (%s) and does not release its payment', new.official, hands);
  end if;
  return new;
end $$;
