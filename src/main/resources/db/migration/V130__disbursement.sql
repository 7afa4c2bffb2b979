-- Payments to households: states, frozen payloads and four eyes are PostgreSQL's own rules; amounts in fen.
--
-- A disbursement is one order to the bank; its id is the end-to-end id. One that failed or came back stays what it is, and the
-- corrected payment is another disbursement that replaces it.

create table disbursement_status_transition (
  from_status text not null,
  to_status   text not null,
  primary key (from_status, to_status)
);
insert into disbursement_status_transition (from_status, to_status) values
  ('DRAFT', 'IN_APPROVAL'),
  ('IN_APPROVAL', 'RELEASED'), ('IN_APPROVAL', 'DRAFT'),
  ('RELEASED', 'SUBMITTED'), ('RELEASED', 'CANCELLED'),
  ('SUBMITTED', 'PAID'), ('SUBMITTED', 'FAILED'), ('SUBMITTED', 'UNKNOWN'),
  ('UNKNOWN', 'PAID'), ('UNKNOWN', 'FAILED'),
  ('PAID', 'RETURNED'),
  ('FAILED', 'CANCELLED'), ('RETURNED', 'CANCELLED');

create table disbursement (
  id             uuid        primary key,
  version        bigint      not null,
  case_number    text        not null references case_file (case_number),
  replaces       uuid        unique references disbursement (id),
  attempt        int         not null check (attempt > 0),
  status         text        not null,
  amount_fen     bigint      not null check (amount_fen > 0),
  payee_token    uuid        not null,
  bank_code      text        not null check (bank_code ~ '^[0-9A-Za-z]{3,20}$'),
  doubts         text        not null default '',
  prepared_by    text        not null,
  payload_hash   text        check (payload_hash ~ '^[0-9a-f]{64}$'),
  bank_reference text,
  reason         text,
  created_at     timestamptz not null,
  released_at    timestamptz,
  submitted_at   timestamptz,
  answered_at    timestamptz,
  returned_at    timestamptz,
  asked          int         not null default 0,
  ask_at         timestamptz,
  constraint frozen_payload unique (id, payload_hash, prepared_by),
  constraint frozen_once_in_approval check ((status = 'DRAFT') = (payload_hash is null)),
  constraint replaces_from_the_second_on check ((attempt = 1) = (replaces is null))
);
comment on column disbursement.payee_token is 'The vault''s record of holder and account number as they were when the payment was prepared.';
comment on column disbursement.prepared_by is 'The official who vouches for payee and amount, or "system" when every check passed.';
comment on column disbursement.payload_hash is 'SHA-256 of what is paid to whom, frozen from IN_APPROVAL on.';
comment on column disbursement.ask_at is 'When the bank is asked next where the payment stands; null when it is not.';
create unique index disbursement_one_open_of_a_case on disbursement (case_number)
  where status in ('DRAFT', 'IN_APPROVAL', 'RELEASED', 'SUBMITTED', 'UNKNOWN');
create index disbursement_of_case on disbursement (case_number);
create index disbursement_to_ask on disbursement (ask_at) where ask_at is not null;

create table disbursement_line (
  disbursement_id uuid   not null references disbursement (id),
  line_id         uuid   not null references need_line (id),
  amount_fen      bigint not null check (amount_fen > 0),
  primary key (disbursement_id, line_id)
);
create index disbursement_line_of_need on disbursement_line (line_id);

create table disbursement_approval (
  disbursement_id uuid        not null,
  payload_hash    text        not null,
  prepared_by     text        not null,
  official        text        not null,
  approved_at     timestamptz not null,
  primary key (disbursement_id, official),
  constraint approves_the_frozen_payload foreign key (disbursement_id, payload_hash, prepared_by)
    references disbursement (id, payload_hash, prepared_by),
  constraint four_eyes check (official <> prepared_by)
);

-- Everything anybody said about an order, and what it changed; contradictions are kept beside, never in place of, what they contradict.
create table bank_answer (
  id              bigint      primary key generated always as identity,
  disbursement_id uuid        references disbursement (id),
  order_id        text        not null,
  source          text        not null check (source in ('SUBMIT', 'QUERY', 'CALLBACK', 'PERSON')),
  kind            text        not null check (kind in ('ACCEPTED', 'PAID', 'REJECTED', 'RETURNED', 'PROCESSING', 'NOT_FOUND', 'UNKNOWN')),
  event_id        text,
  code            text,
  bank_reference  text,
  amount_fen      bigint,
  said_at         timestamptz,
  received_at     timestamptz not null,
  effect          text        not null check (effect in ('APPLIED', 'NOTED', 'REPEATED', 'CONFLICT', 'UNKNOWN_ORDER')),
  why             text
);
create index bank_answer_of_disbursement on bank_answer (disbursement_id);
create index bank_answer_to_look_at on bank_answer (id) where effect in ('CONFLICT', 'UNKNOWN_ORDER');

-- ------------------------------------------------------------------------------------------------------------------ states

create function disbursement_hash(of_disbursement disbursement) returns text language sql stable as $$
  select encode(sha256(convert_to(concat_ws(E'\n',
           of_disbursement.id, of_disbursement.case_number, of_disbursement.payee_token, of_disbursement.bank_code, of_disbursement.amount_fen,
           (select string_agg(line_id || ' ' || amount_fen, E'\n' order by line_id::text collate "C")
              from disbursement_line where disbursement_id = of_disbursement.id)), 'UTF8')), 'hex')
$$;

create function disbursement_guard() returns trigger language plpgsql as $$
declare
  in_lines bigint;
begin
  if tg_op = 'INSERT' then
    if new.status <> 'DRAFT' then
      raise exception using errcode = 'check_violation', message = 'a disbursement begins as DRAFT, not as ' || new.status;
    end if;
    return new;
  end if;
  if (new.id, new.case_number, new.attempt, new.created_at, new.amount_fen) is distinct from
     (old.id, old.case_number, old.attempt, old.created_at, old.amount_fen) or new.replaces is distinct from old.replaces then
    raise exception using errcode = 'check_violation', message = 'a disbursement keeps its case, its amount and what it replaces';
  end if;
  if old.status <> 'DRAFT' and (new.payee_token, new.bank_code, new.prepared_by) is distinct from (old.payee_token, old.bank_code, old.prepared_by) then
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
    select sum(amount_fen) into in_lines from disbursement_line where disbursement_id = new.id;
    if in_lines is distinct from new.amount_fen then
      raise exception using errcode = 'check_violation', message = format('the lines of a disbursement sum up to %s, not to %s fen', in_lines, new.amount_fen);
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
create trigger guard before insert or update on disbursement for each row execute function disbursement_guard();

create trigger kept before delete on disbursement for each row execute function append_only();
create trigger append_only before update or delete on disbursement_line for each row execute function append_only();
create trigger append_only before update or delete on disbursement_approval for each row execute function append_only();
create trigger append_only before update or delete on bank_answer for each row execute function append_only();

create function disbursement_line_guard() returns trigger language plpgsql as $$
begin
  if not exists (select from disbursement d where d.id = new.disbursement_id and d.status = 'DRAFT' and d.payload_hash is null) then
    raise exception using errcode = 'check_violation', message = 'lines are added to a draft only';
  end if;
  return new;
end $$;
create trigger draft_only before insert on disbursement_line for each row execute function disbursement_line_guard();

-- --------------------------------------------------------------------------------------------------------------- four eyes

create function disbursement_approval_guard() returns trigger language plpgsql as $$
declare
  hands text;
begin
  if not exists (select from disbursement d where d.id = new.disbursement_id and d.status = 'IN_APPROVAL') then
    raise exception using errcode = 'check_violation', message = 'only a payment in approval is approved';
  end if;
  select string_agg(distinct h.hand, ', ') into hands
    from case_hand h join disbursement d on d.case_number = h.case_number
    join hand_rule r on r.hand = 'RELEASED' and r.never_after = h.hand
   where d.id = new.disbursement_id and h.official = new.official;
  if hands is not null then
    raise exception using errcode = 'check_violation', constraint = 'four_eyes',
      message = format('%s had a hand in this case (%s) and does not release its payment', new.official, hands);
  end if;
  return new;
end $$;
create trigger four_eyes before insert on disbursement_approval for each row execute function disbursement_approval_guard();

revoke delete on disbursement from "${application_role}";
revoke update, delete on disbursement_line, disbursement_approval, bank_answer from "${application_role}";
revoke insert, update, delete on disbursement_status_transition from "${application_role}";
