-- What the bank says against what the ledger expects; amounts in fen.
--
-- A line of a statement fits an event of the ledger, or it is a break: then its money stands in suspense under the break's number until
-- two people have said where it belongs, or until later news make it fit.

create table custody_account (
  reference    text primary key,
  bank_account text unique,
  area         text not null
);
comment on column custody_account.reference is 'The ledger''s name of it, the reference of its CUSTODY_BANK and PAYOUT_CLEARING accounts.';
comment on column custody_account.bank_account is 'As the bank names it; learned from its first statement.';

create table bank_statement (
  account      text        not null references custody_account,
  statement_id text        not null,
  position     bigint      not null unique generated always as identity,
  sequence     bigint,
  from_day     date        not null,
  to_day       date        not null check (to_day >= from_day),
  opening_fen  bigint      not null,
  closing_fen  bigint      not null,
  lines        int         not null,
  content_hash bytea       not null check (octet_length(content_hash) = 32),
  imported_at  timestamptz not null,
  primary key (account, statement_id),
  unique (account, sequence),
  constraint once_whatever_its_name unique (account, content_hash)
);
comment on column bank_statement.content_hash is 'SHA-256 of days, balances and lines: the same content under another id is the same statement.';

create table break_kind_clearing (
  kind     text not null,
  clearing text not null,
  primary key (kind, clearing)
);
comment on table break_kind_clearing is 'How a break of a kind may be cleared. MATCHED is no decision of people: it came right by itself.';
insert into break_kind_clearing (kind, clearing)
select kind, unnest(string_to_array(clearings, ' '))
from (values
  ('MISSING_THERE',   'CORRECT SUSPENSE WAIT MATCHED'),
  ('MISSING_HERE',    'CORRECT SUSPENSE WAIT MATCHED'),
  ('AMOUNT',          'CORRECT SUSPENSE WAIT MATCHED'),
  ('DUPLICATE',       'SUSPENSE WAIT MATCHED'),
  ('LATE_RETURN',     'CORRECT SUSPENSE WAIT MATCHED'),
  ('STATUS_CONFLICT', 'ACCEPT SUSPENSE WAIT MATCHED')
) as rows (kind, clearings);

create table break_status_transition (
  from_status text not null,
  to_status   text not null,
  primary key (from_status, to_status)
);
insert into break_status_transition (from_status, to_status) values
  ('OPEN', 'PROPOSED'), ('OPEN', 'RESOLVED'),
  ('PROPOSED', 'OPEN'), ('PROPOSED', 'WAITING'), ('PROPOSED', 'RESOLVED'),
  ('WAITING', 'OPEN'), ('WAITING', 'RESOLVED');

create sequence break_sequence;

create table statement_break (
  number          text        primary key check (number ~ '^BREAK-[0-9]{4}-[0-9]{7}$'),
  version         bigint      not null,
  kind            text        not null,
  status          text        not null,
  account         text        not null references custody_account,
  area            text        not null,
  day             date        not null,
  amount_fen      bigint      not null check (amount_fen >= 0),
  leg             text        check (leg in ('PAYMENT', 'RETURN', 'RECEIPT')),
  reference       text,
  order_id        text,
  said            text,
  statement_id    text,
  line            int,
  opened_at       timestamptz not null,
  clearing        text,
  our_reference   text,
  reason          text,
  proposed_by     text,
  proposed_at     timestamptz,
  agreed_by       text,
  resolved_at     timestamptz,
  constraint clearing_fits_the_kind foreign key (kind, clearing) references break_kind_clearing,
  constraint kind_is_known check (kind in ('MISSING_THERE', 'MISSING_HERE', 'AMOUNT', 'DUPLICATE', 'LATE_RETURN', 'STATUS_CONFLICT')),
  constraint a_line_of_a_statement check ((statement_id is null) = (line is null)),
  constraint missing_there_has_no_line check (kind <> 'MISSING_THERE' or (line is null and leg is not null and reference is not null)),
  constraint four_eyes check (agreed_by is null or (proposed_by is not null and agreed_by <> proposed_by)),
  constraint cleared_by_two_or_by_itself check (
    status <> 'RESOLVED' or (clearing is not null and (clearing = 'MATCHED' or (agreed_by is not null and reason is not null)))),
  constraint resolved_at_its_end check ((status = 'RESOLVED') = (resolved_at is not null)),
  constraint proposed_with_a_reason check (status <> 'PROPOSED' or (clearing is not null and reason is not null and proposed_by is not null)),
  constraint waits_by_agreement check (status <> 'WAITING' or (clearing = 'WAIT' and agreed_by is not null))
);
comment on column statement_break.day is 'The day it is about: on which the bank booked the line, or we booked the event.';
comment on column statement_break.reference is 'Our side: the business reference of the payout or gift in the ledger.';
comment on column statement_break.order_id is 'The order that an answer of the bank was about, for contradicting answers.';
comment on column statement_break.our_reference is 'The event that people found the line to belong to.';
create unique index statement_break_of_line on statement_break (account, statement_id, line) where line is not null;
create unique index statement_break_missing on statement_break (leg, reference) where kind = 'MISSING_THERE' and status <> 'RESOLVED';
create unique index statement_break_of_order on statement_break (order_id) where order_id is not null and status <> 'RESOLVED';
create index statement_break_unresolved on statement_break (account, day) where status <> 'RESOLVED';
create index statement_break_of_event on statement_break (reference) where status <> 'RESOLVED';

-- Everything that happened to a break, in order.
create table statement_break_step (
  id       bigint      primary key generated always as identity,
  number   text        not null references statement_break,
  at       timestamptz not null,
  step     text        not null check (step in ('OPENED', 'SAID_AGAIN', 'PROPOSED', 'SENT_BACK', 'AGREED', 'WAITED_IN_VAIN', 'RESOLVED', 'CLIMBED', 'OVERDUE')),
  official text,
  clearing text,
  reason   text
);
create index statement_break_step_of on statement_break_step (number);

create table statement_line (
  account           text    not null,
  statement_id      text    not null,
  number            int     not null check (number > 0),
  entry_reference   text    not null,
  booked_on         date    not null,
  counted_on        date    not null,
  side              text    not null check (side in ('CREDIT', 'DEBIT')),
  amount_fen        bigint  not null check (amount_fen > 0),
  bank_reference    text    not null,
  end_to_end_id     text,
  channel_reference text,
  remittance        text,
  kind              text    not null,
  reason            text,
  state             text    not null check (state in ('MATCHED', 'TOLD', 'BROKEN')),
  leg               text    check (leg in ('PAYMENT', 'RETURN', 'RECEIPT')),
  reference         text,
  break_number      text    references statement_break deferrable initially deferred,
  primary key (account, statement_id, number),
  foreign key (account, statement_id) references bank_statement,
  constraint matched_with_something check (state <> 'MATCHED' or reference is not null or break_number is not null),
  constraint broken_has_a_break check (state <> 'BROKEN' or break_number is not null)
);
comment on column statement_line.counted_on is 'The day of the statement that it counts for: booked_on, or the nearest day of the statement.';
comment on column statement_line.state is 'TOLD: of an order under way; payments were told what the statement says, and the line is looked at again.';
comment on column statement_line.reference is 'The event of the ledger that it fits.';
create index statement_line_unsettled on statement_line (account, counted_on) where state <> 'MATCHED';
create index statement_line_by_day on statement_line (account, counted_on);
create unique index statement_line_fits_one_event on statement_line (leg, reference) where state = 'MATCHED' and leg is not null;

-- ------------------------------------------------------------------------------------------------------------------ guards

create function statement_break_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'OPEN' then
      raise exception using errcode = 'check_violation', message = 'a break begins as OPEN, not as ' || new.status;
    end if;
    return new;
  end if;
  if (new.number, new.kind, new.account, new.area, new.day, new.amount_fen, new.opened_at) is distinct from
     (old.number, old.kind, old.account, old.area, old.day, old.amount_fen, old.opened_at)
     or (new.leg, new.reference, new.order_id, new.said, new.statement_id, new.line) is distinct from
        (old.leg, old.reference, old.order_id, old.said, old.statement_id, old.line) then
    raise exception using errcode = 'check_violation', message = 'a break keeps what it is about';
  end if;
  if old.status = 'RESOLVED' then
    raise exception using errcode = 'check_violation', message = 'a resolved break is not changed';
  end if;
  if new.status <> old.status
     and not exists (select from break_status_transition where from_status = old.status and to_status = new.status) then
    raise exception using errcode = 'check_violation', message = format('a break cannot go from %s to %s', old.status, new.status);
  end if;
  if old.status = 'PROPOSED' and new.status in ('WAITING', 'RESOLVED') and new.clearing <> 'MATCHED'
     and (new.clearing, new.our_reference, new.reason, new.proposed_by) is distinct from
         (old.clearing, old.our_reference, old.reason, old.proposed_by) then
    raise exception using errcode = 'check_violation', message = 'what is agreed is what was proposed';
  end if;
  if old.status <> 'PROPOSED' and new.status = 'RESOLVED' and new.clearing <> 'MATCHED' then
    raise exception using errcode = 'check_violation', message = 'people clear a break by proposal and agreement';
  end if;
  return new;
end $$;
create trigger guard before insert or update on statement_break for each row execute function statement_break_guard();
create trigger kept before delete on statement_break for each row execute function append_only();

-- Both hands are on record, and they are two people's.
create function statement_break_hands() returns trigger language plpgsql as $$
begin
  if new.status in ('WAITING', 'RESOLVED') and new.clearing <> 'MATCHED'
     and not (exists (select from work_hand where subject = new.number and hand = 'PROPOSED' and official = new.proposed_by)
              and exists (select from work_hand where subject = new.number and hand = 'AGREED' and official = new.agreed_by)) then
    raise exception using errcode = 'check_violation', constraint = 'four_eyes',
      message = format('break %s: who proposed and who agreed are not both on record', new.number);
  end if;
  return new;
end $$;
create trigger hands before update on statement_break for each row when (new.status <> old.status) execute function statement_break_hands();

create function statement_line_guard() returns trigger language plpgsql as $$
begin
  if (new.account, new.statement_id, new.number, new.entry_reference, new.booked_on, new.counted_on, new.side, new.amount_fen, new.bank_reference, new.kind)
     is distinct from
     (old.account, old.statement_id, old.number, old.entry_reference, old.booked_on, old.counted_on, old.side, old.amount_fen, old.bank_reference, old.kind)
     or (new.end_to_end_id, new.channel_reference, new.remittance, new.reason) is distinct from
        (old.end_to_end_id, old.channel_reference, old.remittance, old.reason) then
    raise exception using errcode = 'check_violation', message = 'a line of a statement is kept as it came';
  end if;
  if old.state = 'MATCHED' then
    raise exception using errcode = 'check_violation', message = 'a matched line stays matched';
  end if;
  return new;
end $$;
create trigger guard before update on statement_line for each row execute function statement_line_guard();
create trigger kept before delete on statement_line for each row execute function append_only();
create trigger append_only before update or delete on bank_statement for each row execute function append_only();
create trigger append_only before update or delete on statement_break_step for each row execute function append_only();

revoke delete on custody_account, bank_statement, statement_line, statement_break, statement_break_step from "${application_role}";
revoke update on bank_statement, statement_break_step from "${application_role}";
revoke insert, update, delete on break_status_transition, break_kind_clearing from "${application_role}";
