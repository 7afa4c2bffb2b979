-- Money that came in and cannot be placed, until a person says where it belongs. Amounts in fen.

create sequence work_number_money;

create table unplaced_money (
  number            text primary key check (number ~ '^MONEY-[0-9]{4}-[0-9]{7}$'),
  version           bigint not null,
  id                uuid not null unique,
  client_id         text not null,
  channel_reference text not null,
  amount_fen        bigint not null check (amount_fen > 0),
  paid_at           timestamptz not null,
  received_at       timestamptz not null,
  why               text not null check (why in ('NOBODY_NAMED', 'NOTHING_OWED')),
  said_reference    text,
  mentioned         text,
  payer             uuid,
  status            text not null check (status in ('OPEN', 'PLACED')),
  placed_as         text check (placed_as in ('GIFT', 'FUND', 'RECOVERY', 'SENT_BACK')),
  placed_to         text,
  placed_by         text,
  placed_at         timestamptz,
  note              text,
  constraint channel_names_it_once unique (client_id, channel_reference),
  constraint placed_as_a_whole check (
    (status = 'PLACED') = (placed_as is not null) and (placed_as is null) = (placed_to is null)
    and (placed_as is null) = (placed_by is null) and (placed_as is null) = (placed_at is null))
);
create index unplaced_money_said_reference on unplaced_money (said_reference) where status = 'OPEN';
comment on column unplaced_money.said_reference is 'The reference of a payment channel that may report the gift later.';
comment on column unplaced_money.id is 'The id of the gift, if it turns out to be one; reference of the SUSPENSE account that it stands on till then.';
comment on column unplaced_money.payer is 'The vault''s record of who paid, as far as the bank said; mentioned has the numbers and ids of ours in the payer''s text.';
comment on column unplaced_money.note is 'How the official knows.';
comment on column unplaced_money.placed_to is 'The gift''s id, the recovery''s number, or the refund''s id.';

create function check_unplaced_money() returns trigger language plpgsql as $$
declare
  may_change text[] := array['status', 'placed_as', 'placed_to', 'placed_by', 'placed_at', 'note', 'version'];
begin
  if tg_op = 'INSERT' then
    if new.status <> 'OPEN' then
      raise exception 'Money that cannot be placed is OPEN first' using errcode = 'check_violation';
    end if;
  elsif old.status = 'PLACED' or to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
    raise exception '% is placed once, and stays what came in', old.number using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_unplaced_money before insert or update on unplaced_money for each row execute function check_unplaced_money();

revoke delete, truncate on unplaced_money from "${application_role}";
