-- A payment may come back from the bank once its case has ended: an official decides what becomes of it. Amounts in fen.

create table late_return (
  payment_id   uuid primary key references disbursement,
  case_number  text not null references case_file,
  amount_fen   bigint not null check (amount_fen > 0),
  came_back_at timestamptz not null,
  outcome      text check (outcome in ('PAY_AGAIN', 'GIVE_BACK')),
  decided_by   text,
  decided_at   timestamptz,
  settled_at   timestamptz,
  check (num_nulls(outcome, decided_by, decided_at) in (0, 3)),
  check (settled_at is null or outcome is not null)
);
comment on column late_return.settled_at is 'When it was given back, or paid again; until then it lies on the need lines of a case that has ended.';
create index late_return_of_case on late_return (case_number);
revoke delete, truncate on late_return from "${application_role}";
