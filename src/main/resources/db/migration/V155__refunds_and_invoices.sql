-- A disbursement is an order to the bank whatever it is for: aid to a household, a provider's invoice, money back to its donor. All of
-- them share states, frozen payloads, four eyes, batches, answers and questions. Amounts in fen.

create sequence work_number_refund;

create table refund (
  number            text primary key check (number ~ '^REFUND-[0-9]{4}-[0-9]{7}$'),
  id                uuid not null unique,
  owed_for          uuid not null,
  channel           text not null,
  channel_reference text not null,
  area              text not null,
  amount_fen        bigint not null check (amount_fen > 0),
  owed_at           timestamptz not null
);
comment on table refund is 'What is owed to a donor, or to whoever paid what belongs to nobody known; set apart under REFUNDS_PAYABLE.';
comment on column refund.id is 'The wish that it fulfils, or the unplaced money that goes back.';
comment on column refund.owed_for is 'The gift or the unplaced money that it comes from; reference of the REFUNDS_PAYABLE account.';
create index refund_of on refund (owed_for);
create trigger append_only before update or delete on refund for each row execute function append_only();

-- Where it goes instead, when it cannot go back the way it came; the newest counts.
create table refund_account (
  id          bigint generated always as identity primary key,
  number      text not null references refund,
  payee_token uuid not null,
  bank_code   text not null check (bank_code ~ '^[0-9A-Za-z]{3,20}$'),
  said_by     text not null,
  said_at     timestamptz not null
);
create index refund_account_of_refund on refund_account (number);
create trigger append_only before update or delete on refund_account for each row execute function append_only();

-- What officials wrote at a refund's tasks.
create table refund_note (
  id       bigint generated always as identity primary key,
  number   text not null references refund,
  task     text not null,
  official text not null,
  fields   jsonb not null,
  at       timestamptz not null
);
create index refund_note_of_refund on refund_note (number);
create trigger append_only before update or delete on refund_note for each row execute function append_only();

create table provider_invoice (
  id             uuid primary key,
  case_number    text not null references case_file,
  provider_id    uuid not null,
  invoice_number text not null check (length(invoice_number) between 1 and 60),
  amount_fen     bigint not null check (amount_fen > 0),
  received_at    timestamptz not null,
  constraint provider_bills_it_once unique (provider_id, invoice_number)
);
create trigger append_only before update or delete on provider_invoice for each row execute function append_only();

alter table disbursement
  add column purpose text not null default 'AID' check (purpose in ('AID', 'PROVIDER_INVOICE', 'REFUND')),
  add column refund_number text references refund,
  add column invoice_id uuid references provider_invoice,
  add column original_reference text check (original_reference ~ '^[!-~]{1,35}$'),
  alter column case_number drop not null,
  alter column payee_token drop not null,
  alter column bank_code drop not null;
alter table disbursement alter column purpose drop default;
alter table disbursement
  add constraint for_a_case_or_a_refund check ((purpose = 'REFUND') = (case_number is null) and (purpose = 'REFUND') = (refund_number is not null)),
  add constraint for_an_invoice check ((purpose = 'PROVIDER_INVOICE') = (invoice_id is not null)),
  add constraint account_of_a_bank check ((payee_token is null) = (bank_code is null)),
  add constraint to_one_account_or_back check (
    case status when 'DRAFT' then payee_token is null or original_reference is null else (payee_token is null) <> (original_reference is null) end),
  add constraint only_refunds_go_back check (original_reference is null or purpose = 'REFUND');
comment on column disbursement.original_reference is 'The channel''s reference of the payment that goes back the way it came; else payee_token says where to.';
create unique index disbursement_one_open_of_a_refund on disbursement (refund_number)
  where status in ('DRAFT', 'IN_APPROVAL', 'RELEASED', 'SUBMITTED', 'UNKNOWN');
create index disbursement_of_refund on disbursement (refund_number) where refund_number is not null;

create or replace function disbursement_hash(of_disbursement disbursement) returns text language sql stable as $$
  select encode(sha256(convert_to(concat_ws(E'\n',
           of_disbursement.id, of_disbursement.purpose, coalesce(of_disbursement.case_number, of_disbursement.refund_number),
           coalesce(of_disbursement.invoice_id::text, '-'), coalesce(of_disbursement.payee_token::text, '-'),
           coalesce(of_disbursement.bank_code, '-'), coalesce(of_disbursement.original_reference, '-'), of_disbursement.amount_fen,
           (select string_agg(line_id || ' ' || amount_fen, E'\n' order by line_id::text collate "C")
              from disbursement_line where disbursement_id = of_disbursement.id)), 'UTF8')), 'hex')
$$;

create or replace function disbursement_guard() returns trigger language plpgsql as $$
declare
  covered bigint;
begin
  if tg_op = 'INSERT' then
    if new.status <> 'DRAFT' then
      raise exception using errcode = 'check_violation', message = 'a disbursement begins as DRAFT, not as ' || new.status;
    end if;
    return new;
  end if;
  if (new.id, new.purpose, new.case_number, new.refund_number, new.invoice_id, new.attempt, new.created_at, new.amount_fen) is distinct from
     (old.id, old.purpose, old.case_number, old.refund_number, old.invoice_id, old.attempt, old.created_at, old.amount_fen)
     or new.replaces is distinct from old.replaces then
    raise exception using errcode = 'check_violation', message = 'a disbursement keeps its case, its amount and what it replaces';
  end if;
  if old.status <> 'DRAFT' and (new.payee_token, new.bank_code, new.original_reference, new.prepared_by) is distinct from
                               (old.payee_token, old.bank_code, old.original_reference, old.prepared_by) then
    raise exception using errcode = 'check_violation', message = 'the payload of a disbursement is frozen in ' || old.status;
  end if;
  if new.status = old.status then
    if new.payload_hash is distinct from old.payload_hash then
      raise exception using errcode = 'check_violation', message = 'the payload hash of a disbursement is frozen in ' || old.status;
    end if;
    return new;
  end if;
  if not exists (select from disbursement_status_transition where from_status = old.status and to_status = new.status) then
    raise exception using errcode = 'check_violation', message = format('a disbursement cannot go from %s to %s', old.status, new.status);
  end if;
  if old.status = 'DRAFT' then
    select case new.purpose when 'REFUND' then (select r.amount_fen from refund r where r.number = new.refund_number)
                            else (select sum(l.amount_fen) from disbursement_line l where l.disbursement_id = new.id) end into covered;
    if covered is distinct from new.amount_fen then
      raise exception using errcode = 'check_violation', message = format('what a disbursement is for sums up to %s, not to %s fen', covered, new.amount_fen);
    end if;
    if new.payload_hash is distinct from disbursement_hash(new) then
      raise exception using errcode = 'check_violation', message = 'the payload hash is not that of payee and amount';
    end if;
  elsif new.status <> 'DRAFT' and new.payload_hash is distinct from old.payload_hash then
    raise exception using errcode = 'check_violation', message = 'the payload hash of a disbursement is frozen in ' || old.status;
  end if;
  if new.status = 'RELEASED' and not exists (
    select from disbursement_approval a where a.disbursement_id = new.id and a.payload_hash = new.payload_hash) then
    raise exception using errcode = 'check_violation', message = 'nobody approved this payload';
  end if;
  return new;
end $$;

-- The other half of disbursement_approval_guard: it knows cases, this knows refunds.
create function refund_approval_guard() returns trigger language plpgsql as $$
declare
  hands text;
begin
  select string_agg(distinct h.hand, ', ') into hands
    from work_hand h join disbursement d on d.refund_number = h.subject
    join hand_rule r on r.hand = 'RELEASED' and r.never_after = h.hand
   where d.id = new.disbursement_id and h.official = new.official;
  if hands is not null then
    raise exception using errcode = 'check_violation', constraint = 'four_eyes',
      message = format('%s had a hand in this refund (%s) and does not release it', new.official, hands);
  end if;
  return new;
end $$;
create trigger four_eyes_of_refunds before insert on disbursement_approval for each row execute function refund_approval_guard();

-- A refund has no need lines, and an invoice is paid as it was billed.
create function disbursement_purpose_guard() returns trigger language plpgsql as $$
begin
  if exists (select from disbursement d where d.id = new.disbursement_id and d.purpose = 'REFUND') then
    raise exception using errcode = 'check_violation', message = 'a refund draws on no need line';
  end if;
  return new;
end $$;
create trigger lines_of_cases_only before insert on disbursement_line for each row execute function disbursement_purpose_guard();

create function invoice_guard() returns trigger language plpgsql as $$
begin
  if new.invoice_id is not null and not exists (
      select from provider_invoice i where i.id = new.invoice_id and i.case_number = new.case_number and i.amount_fen >= new.amount_fen) then
    raise exception using errcode = 'check_violation', message = 'an invoice is paid for its own case, and no more of it than was billed';
  end if;
  if new.invoice_id is not null and (
      select sum(d.amount_fen) from disbursement d
       where d.invoice_id = new.invoice_id and d.status not in ('FAILED', 'RETURNED', 'CANCELLED') and d.id <> new.id) + new.amount_fen
      > (select i.amount_fen from provider_invoice i where i.id = new.invoice_id) then
    raise exception using errcode = 'check_violation', message = 'no more of an invoice is paid than was billed';
  end if;
  return new;
end $$;
create trigger as_billed before insert on disbursement for each row execute function invoice_guard();

revoke update, delete, truncate on refund, refund_account, refund_note, provider_invoice from "${application_role}";
