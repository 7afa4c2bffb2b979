-- Needs on offer, pledges that reserve them, gifts that meet them. Amounts in fen.

-- A need line on offer. What a donor may see of it is here, and nothing of a person.
create table need (
  line_id      uuid primary key references need_line,
  version      bigint not null,
  position     bigint generated always as identity unique,
  case_number  text not null references case_file,
  area         text not null check (length(area) <= 9),
  category     text not null,
  priority     text not null,
  asked_fen    bigint not null check (asked_fen > 0),
  approved_fen bigint not null check (approved_fen > 0),
  pledged_fen  bigint not null check (pledged_fen >= 0),
  met_fen      bigint not null check (met_fen >= 0),
  offered_at   timestamptz not null,
  closed_at    timestamptz,
  constraint never_more_than_needed check (pledged_fen + met_fen <= approved_fen),
  constraint nothing_pledged_on_a_closed_need check (closed_at is null or pledged_fen = 0)
);
create index need_of_case on need (case_number, line_id);
create index need_on_offer on need (position) where closed_at is null;

create table pledge (
  id             uuid primary key,
  version        bigint not null,
  need_id        uuid not null references need,
  donor_id       uuid not null references donor,
  client_id      text not null,
  amount_fen     bigint not null check (amount_fen > 0),
  honoured_fen   bigint not null,
  status         text not null,
  pledged_at     timestamptz not null,
  reserved_until timestamptz not null,
  ended_at       timestamptz,
  constraint honoured_up_to_the_pledge check (honoured_fen between 0 and amount_fen),
  constraint status_fits_what_is_honoured check (
    case status
      when 'OPEN' then honoured_fen = 0
      when 'PARTLY_PAID' then honoured_fen > 0 and honoured_fen < amount_fen
      when 'FULFILLED' then honoured_fen = amount_fen
      else honoured_fen < amount_fen
    end),
  constraint ended_when_over check ((ended_at is null) = (status in ('OPEN', 'PARTLY_PAID')))
);
create index pledge_of_need on pledge (need_id);
create index pledge_running_out on pledge (reserved_until) where status in ('OPEN', 'PARTLY_PAID');

-- PledgeStatus.transitions() is the same table; a test compares them.
create table pledge_status_transition (
  status text not null,
  next   text not null,
  primary key (status, next)
);
insert into pledge_status_transition values
  ('OPEN', 'PARTLY_PAID'), ('OPEN', 'FULFILLED'), ('OPEN', 'LAPSED'), ('OPEN', 'WITHDRAWN'),
  ('PARTLY_PAID', 'FULFILLED'), ('PARTLY_PAID', 'LAPSED'), ('PARTLY_PAID', 'WITHDRAWN');

create function check_pledge_status() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'OPEN' then
      raise exception 'A pledge begins OPEN, not %', new.status using errcode = 'check_violation';
    end if;
  elsif new.status <> old.status
        and not exists (select from pledge_status_transition t where t.status = old.status and t.next = new.status) then
    raise exception 'Pledge %: % cannot become %', old.id, old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_pledge_status before insert or update of status on pledge
  for each row execute function check_pledge_status();

-- Money that came in. Never refused, never changed; where it went is in gift_allocation.
create sequence donation_receipt;
create table gift (
  id                uuid primary key,
  client_id         text not null,
  channel_reference text not null,
  donor_id          uuid not null references donor,
  amount_fen        bigint not null check (amount_fen > 0),
  paid_at           timestamptz not null,
  received_at       timestamptz not null,
  pledge_id         uuid references pledge,
  fund_area         text,
  receipt_number    text not null unique,
  constraint channel_reports_a_gift_once unique (client_id, channel_reference),
  constraint for_one_purpose check (pledge_id is null or fund_area is null)
);
create index gift_of_donor on gift (donor_id, received_at, id);

create function keep_gift() returns trigger language plpgsql as $$
begin
  raise exception 'A gift is kept as it came' using errcode = 'check_violation';
end $$;
create trigger append_only before update or delete on gift for each row execute function keep_gift();
create trigger never_emptied before truncate on gift execute function keep_gift();

-- What a gift serves: a need, or the public fund of an area.
create table gift_allocation (
  id             uuid primary key,
  gift_id        uuid not null references gift,
  need_id        uuid references need,
  fund_area      text,
  amount_fen     bigint not null check (amount_fen > 0),
  taken_back_fen bigint not null,
  allocated_at   timestamptz not null,
  constraint for_one_purpose check ((need_id is null) <> (fund_area is null)),
  constraint taken_back_up_to_the_amount check (taken_back_fen between 0 and amount_fen)
);
create index gift_allocation_of_gift on gift_allocation (gift_id);
create index gift_allocation_of_need on gift_allocation (need_id);

create function check_gift_is_not_exceeded() returns trigger language plpgsql as $$
begin
  if (select sum(a.amount_fen - a.taken_back_fen) from gift_allocation a where a.gift_id = new.gift_id)
     > (select g.amount_fen from gift g where g.id = new.gift_id) then
    raise exception 'Gift % serves more than it holds', new.gift_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger gift_is_not_exceeded after insert or update on gift_allocation deferrable initially deferred
  for each row execute function check_gift_is_not_exceeded();

revoke delete on need, pledge, gift_allocation from "${application_role}";
revoke update, delete on gift from "${application_role}";
revoke insert, update, delete on pledge_status_transition from "${application_role}";
