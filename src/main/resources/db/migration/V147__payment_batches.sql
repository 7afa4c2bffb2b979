-- Payments that one official released together: each with its own approval, all of them or none.

create table payment_batch (
  id          uuid        primary key,
  released_by text        not null,
  count       int         not null check (count > 0),
  sum_fen     bigint      not null check (sum_fen > 0),
  message_id  text        unique,
  created_at  timestamptz not null,
  tx          xid8        not null default pg_current_xact_id(),
  constraint message_of_the_batch check (message_id = replace(id::text, '-', ''))
);
comment on column payment_batch.message_id is 'The message that all of it goes to the bank in; null when each payment goes alone.';
comment on column payment_batch.tx is 'The transaction that released it: nothing joins later.';

alter table disbursement add column batch_id uuid references payment_batch (id);
create index disbursement_of_batch on disbursement (batch_id) where batch_id is not null;

create function disbursement_batch_guard() returns trigger language plpgsql as $$
begin
  if not (old.batch_id is null and old.status = 'IN_APPROVAL'
          and exists (select from payment_batch b where b.id = new.batch_id and b.tx = pg_current_xact_id())) then
    raise exception using errcode = 'check_violation', message = 'a payment joins a batch while the batch is released, and stays in it';
  end if;
  return new;
end $$;
create trigger one_batch before update on disbursement for each row
  when (new.batch_id is distinct from old.batch_id) execute function disbursement_batch_guard();

create or replace function disbursement_message_guard() returns trigger language plpgsql as $$
begin
  if not (old.message_id is null and old.status = 'RELEASED' and new.status = 'SUBMITTED') then
    raise exception using errcode = 'check_violation', message = 'a disbursement goes to the bank in one message, when it is submitted';
  end if;
  if new.message_id is distinct from
     coalesce((select b.message_id from payment_batch b where b.id = new.batch_id), replace(new.id::text, '-', '')) then
    raise exception using errcode = 'check_violation', message = 'a disbursement goes to the bank in the message of its batch, or alone';
  end if;
  return new;
end $$;

-- What the batch says of itself is what was released, each payment by the same official; looked at once, at the commit.
create function payment_batch_is_whole() returns trigger language plpgsql as $$
declare
  payments bigint;
  fen      numeric;
  released boolean;
begin
  select count(*), sum(d.amount_fen),
         bool_and(d.status not in ('DRAFT', 'IN_APPROVAL') and exists (
           select from disbursement_approval a where a.disbursement_id = d.id and a.payload_hash = d.payload_hash and a.official = new.released_by))
    into payments, fen, released
    from disbursement d where d.batch_id = new.id;
  if (payments, fen, released) is distinct from (new.count::bigint, new.sum_fen::numeric, true) then
    raise exception using errcode = 'check_violation',
      message = format('a batch of %s payments and %s fen released by %s holds %s and %s', new.count, new.sum_fen, new.released_by, payments, coalesce(fen, 0));
  end if;
  return null;
end $$;
create constraint trigger whole after insert on payment_batch deferrable initially deferred
  for each row execute function payment_batch_is_whole();

create trigger append_only before update or delete on payment_batch for each row execute function append_only();
revoke update, delete, truncate on payment_batch from "${application_role}";
