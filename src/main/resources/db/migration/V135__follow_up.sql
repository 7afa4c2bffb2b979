-- After the payment: did it arrive, and how does the household fare; amounts in fen.

create table expected_receipt (
  payment_id  uuid        primary key,
  case_number text        not null references case_file (case_number),
  amount_fen  bigint      not null check (amount_fen > 0),
  paid_at     timestamptz not null,
  returned_at timestamptz
);
create index expected_receipt_of_case on expected_receipt (case_number);
comment on column expected_receipt.returned_at is 'When the bank sent the money back after it was paid.';

-- What was said about the arrival of a payment, the newest counts; "nobody said anything" is said by SILENCE.
create table receipt_confirmation (
  id          bigint      primary key generated always as identity,
  payment_id  uuid        not null references expected_receipt (payment_id),
  source      text        not null check (source in ('HOUSEHOLD', 'SILENCE', 'IN_PERSON')),
  received    text        not null check (received in ('FULL', 'PART', 'NONE')),
  amount_fen  bigint      not null check (amount_fen >= 0),
  received_on date,
  said_by     text        not null,
  recorded_at timestamptz not null,
  check ((received = 'NONE') = (amount_fen = 0))
);
create unique index receipt_confirmed_once_by on receipt_confirmation (payment_id, source);

create table outcome (
  case_number text        primary key references case_file (case_number),
  asked_at    timestamptz,
  source      text        check (source in ('VISIT', 'MESSAGE')),
  result      text        check (result in ('BETTER', 'SAME', 'WORSE')),
  need_met    boolean,
  new_needs   text        not null default '',
  told_by     text,
  told_at     timestamptz,
  check ((result is null) = (told_at is null) and (result is null) = (source is null) and (result is null) = (need_met is null))
);

create trigger append_only before update or delete on receipt_confirmation for each row execute function append_only();
create trigger kept before delete on expected_receipt for each row execute function append_only();
revoke update, delete on receipt_confirmation from "${application_role}";
revoke delete on expected_receipt, outcome from "${application_role}";
