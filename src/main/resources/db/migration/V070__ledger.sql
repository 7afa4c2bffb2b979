-- The ledger: double entry, append-only, in fen. Its rules live here, not in Java.
--
-- A transfer is one business event with two lines or more; it is POSTED at once, or RESERVED and later either SETTLED or FREED by
-- a second transfer with the same lines. Balances are sums over postings; only accounts that must not be overdrawn keep a row.
--
-- SQLSTATEs raised: AF001 overdrawn, AF002 contradiction, AF003 reservation resolved already, AF004 unknown or malformed,
-- AF005 append-only, AF006 unbalanced.

create schema ledger;

-- ---------------------------------------------------------------------------------------------------------------- tables

create table ledger.account_kind (
  kind        text primary key,
  normal_side text not null check (normal_side in ('DEBIT', 'CREDIT')),
  guarded     boolean not null
);
comment on table ledger.account_kind is 'Which side makes a balance grow, and whether accounts of the kind are guarded: never overdrawn.';

insert into ledger.account_kind (kind, normal_side, guarded) values
  ('LINE_FUND',        'CREDIT', true),   -- money given for one need line; reference: the line
  ('UNALLOCATED',      'CREDIT', true),   -- money of one gift that serves nothing yet; reference: the gift
  ('PUBLIC_FUND',      'CREDIT', true),   -- an area's own money; reference: the area code
  ('REFUNDS_PAYABLE',  'CREDIT', true),   -- owed back to donors; reference: the channel
  ('SUSPENSE',         'CREDIT', false),  -- money that cannot be placed; reference: why
  ('PAYOUT_CLEARING',  'CREDIT', false),  -- ordered from the bank, not yet on its statement; reference: the custody account
  ('CHANNEL_CLEARING', 'DEBIT',  false),  -- received by a payment channel, not yet on a statement; reference: the channel
  ('CUSTODY_BANK',     'DEBIT',  false);  -- mirror of the custody account; reference: the account

create table ledger.account (
  id        bigint generated always as identity primary key,
  kind      text not null references ledger.account_kind,
  reference text not null check (reference ~ '^[!-~]{1,120}$'),
  unique (kind, reference)
);

create table ledger.balance (
  account_id bigint primary key references ledger.account,
  posted     bigint not null default 0,
  reserved   bigint not null default 0,
  constraint no_overdraft check (reserved >= 0 and posted - reserved >= 0)
) with (fillfactor = 50);
comment on table ledger.balance is 'One row per guarded account, in fen: what is posted and how much of it is reserved; moved by postings alone.';

create table ledger.transfer (
  id           uuid primary key,
  entry        bigint generated always as identity unique,
  phase        text not null check (phase in ('POSTED', 'RESERVED', 'SETTLED', 'FREED')),
  kind         text not null check (kind ~ '^[A-Z][A-Z_]{2,39}$'),
  reference    text not null check (reference ~ '^[!-~]{1,120}$'),
  resolves     uuid references ledger.transfer,
  request_hash bytea not null,
  booked_at    timestamptz not null,
  constraint one_event_one_transfer unique (kind, phase, reference),
  constraint resolved_once unique (resolves),
  constraint only_resolutions_resolve check ((resolves is not null) = (phase in ('SETTLED', 'FREED')))
);
comment on column ledger.transfer.id is 'Chosen by the caller: the same id with the same content is the same transfer.';
comment on column ledger.transfer.booked_at is 'By the application''s clock; entry gives the order.';

create table ledger.posting (
  transfer_id uuid not null references ledger.transfer,
  line        smallint not null,
  account_id  bigint not null references ledger.account,
  side        text not null check (side in ('DEBIT', 'CREDIT')),
  amount_fen  bigint not null check (amount_fen > 0),
  primary key (transfer_id, line)
);
create index posting_of_account on ledger.posting (account_id);

-- ------------------------------------------------------------------------------------------------------------ append-only

create function ledger.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception using errcode = 'AF005',
    message = format('ledger.%s is append-only: %s refused, post a transfer the other way round', tg_table_name, lower(tg_op));
end $$;

create trigger append_only before update or delete on ledger.account  for each row execute function ledger.refuse_change();
create trigger append_only before update or delete on ledger.transfer for each row execute function ledger.refuse_change();
create trigger append_only before update or delete on ledger.posting  for each row execute function ledger.refuse_change();
create trigger never_emptied before truncate on ledger.account  execute function ledger.refuse_change();
create trigger never_emptied before truncate on ledger.transfer execute function ledger.refuse_change();
create trigger never_emptied before truncate on ledger.posting  execute function ledger.refuse_change();
create trigger never_emptied before truncate on ledger.balance  execute function ledger.refuse_change();
create trigger kept before delete on ledger.balance for each row execute function ledger.refuse_change();
-- depth 0 is a statement of a person or a program, deeper is the trigger below
create trigger moved_by_postings_only before insert or update on ledger.balance
  for each row when (pg_trigger_depth() = 0) execute function ledger.refuse_change();

-- ------------------------------------------------------------------------------------------------------------ no overdraft

create function ledger.keep_balance_row() returns trigger
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
begin
  insert into balance (account_id) select new.id from account_kind k where k.kind = new.kind and k.guarded;
  return null;
end $$;
create trigger keep_balance_row after insert on ledger.account for each row execute function ledger.keep_balance_row();

create function ledger.move_balances() returns trigger
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
declare
  short record;
begin
  perform from balance where account_id in (select account_id from added) order by account_id for update;

  with movement as (
    select p.account_id,
           sum(case when t.phase not in ('POSTED', 'SETTLED') then 0 when p.side = k.normal_side then p.amount_fen else -p.amount_fen end)
             as posted,
           sum(case when p.side = k.normal_side or t.phase = 'POSTED' then 0 when t.phase = 'RESERVED' then p.amount_fen else -p.amount_fen end)
             as reserved
      from added p
      join transfer t on t.id = p.transfer_id
      join account a on a.id = p.account_id
      join account_kind k on k.kind = a.kind
     where k.guarded
     group by p.account_id
  ), fitting as (
    update balance b set posted = b.posted + m.posted, reserved = b.reserved + m.reserved
      from movement m
     where b.account_id = m.account_id and b.posted + m.posted >= b.reserved + m.reserved
    returning b.account_id
  )
  select a.kind, a.reference, b.posted - b.reserved as available, m.reserved - m.posted as asked into short
    from movement m join account a on a.id = m.account_id join balance b on b.account_id = m.account_id
   where m.account_id not in (select account_id from fitting)
   limit 1;

  if found then
    raise exception using errcode = 'AF001',
      message = format('%s %s has %s fen available, %s were asked for', short.kind, short.reference, short.available, short.asked);
  end if;
  return null;
end $$;
create trigger move_balances after insert on ledger.posting referencing new table as added
  for each statement execute function ledger.move_balances();

-- ------------------------------------------------------------------------------------ balanced, and exactly what was asked

create function ledger.content_hash(phase text, kind text, reference text, resolves uuid, lines text) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(concat_ws(E'\n', phase, kind, reference, coalesce(resolves::text, '-'), lines), 'UTF8'))
$$;

create view ledger.transfer_content as
  select t.id as transfer_id, t.request_hash, count(p.line) as lines,
         coalesce(sum(p.amount_fen) filter (where p.side = 'DEBIT'), 0) as debits,
         coalesce(sum(p.amount_fen) filter (where p.side = 'CREDIT'), 0) as credits,
         ledger.content_hash(t.phase, t.kind, t.reference, t.resolves,
           string_agg(concat_ws(' ', p.account_id, p.side, p.amount_fen), ',' order by p.account_id, p.side, p.amount_fen)) as content_hash
    from ledger.transfer t left join ledger.posting p on p.transfer_id = t.id
   group by t.id;

create function ledger.refuse_unsound(transfers uuid[]) returns void
language plpgsql set search_path = ledger, pg_catalog, pg_temp as $$
declare
  wrong record;
begin
  select * into wrong from transfer_content c
   where c.transfer_id = any (transfers) and (c.lines < 2 or c.debits <> c.credits or c.content_hash is distinct from c.request_hash)
   limit 1;
  if found then
    raise exception using errcode = 'AF006',
      message = format('transfer %s: %s lines, debits %s, credits %s fen, or other lines than it was made with',
                       wrong.transfer_id, wrong.lines, wrong.debits, wrong.credits);
  end if;
end $$;

-- The lines of a transfer come in one statement, and none afterwards: the hash would not fit.
create function ledger.check_lines() returns trigger
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
begin
  perform refuse_unsound(array(select distinct transfer_id from added));
  return null;
end $$;
create trigger sound_lines after insert on ledger.posting referencing new table as added
  for each statement execute function ledger.check_lines();

-- And they do come.
create function ledger.check_transfer() returns trigger
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
begin
  perform refuse_unsound(array[new.id]);
  return null;
end $$;
create constraint trigger has_lines after insert on ledger.transfer deferrable initially deferred
  for each row execute function ledger.check_transfer();

-- --------------------------------------------------------------------------------------------------- the only way to write

create function ledger.open_account(kind text, reference text) returns bigint
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
declare
  opened bigint;
begin
  select a.id into opened from account a where a.kind = open_account.kind and a.reference = open_account.reference;
  if opened is null then
    insert into account (kind, reference) values (open_account.kind, open_account.reference) on conflict do nothing;
    select a.id into opened from account a where a.kind = open_account.kind and a.reference = open_account.reference;
  end if;
  return opened;
end $$;
comment on function ledger.open_account is 'The account of this kind and reference, opened if there is none yet.';

create function ledger.post(
  transfer uuid, phase text, kind text, reference text, resolves uuid, accounts bigint[], sides text[], amounts bigint[], at timestamptz)
returns boolean
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  asked bytea;
  sound boolean;
  other record;
begin
  if post.resolves is not null then
    select t.kind, t.reference, array_agg(p.account_id order by p.line), array_agg(p.side order by p.line), array_agg(p.amount_fen order by p.line)
      into post.kind, post.reference, post.accounts, post.sides, post.amounts
      from transfer t join posting p on p.transfer_id = t.id
     where t.id = post.resolves and t.phase = 'RESERVED'
     group by t.id;
    if not found then
      raise exception using errcode = 'AF004', message = format('there is no reservation %s', post.resolves);
    end if;
  end if;

  select content_hash(post.phase, post.kind, post.reference, post.resolves,
                      string_agg(concat_ws(' ', l.account_id, l.side, l.amount_fen), ',' order by l.account_id, l.side, l.amount_fen)),
         count(*) >= 2 and sum(case l.side when 'DEBIT' then l.amount_fen when 'CREDIT' then -l.amount_fen end) = 0
    into asked, sound
    from unnest(post.accounts, post.sides, post.amounts) as l (account_id, side, amount_fen);
  if sound is not true then
    raise exception using errcode = 'AF006', message = format('transfer %s: debits and credits differ, or fewer than two lines', post.transfer);
  end if;

  insert into transfer (id, phase, kind, reference, resolves, request_hash, booked_at)
  values (post.transfer, post.phase, post.kind, post.reference, post.resolves, asked, post.at)
  on conflict do nothing;

  if not found then
    select t.request_hash into other from transfer t where t.id = post.transfer;
    if found and other.request_hash = asked then
      return false;
    elsif found then
      raise exception using errcode = 'AF002', message = format('transfer %s was made with other content', post.transfer);
    end if;
    select t.id, t.phase into other from transfer t where t.resolves = post.resolves;
    if found then
      raise exception using errcode = 'AF003',
        message = format('reservation %s was %s by transfer %s', post.resolves, lower(other.phase), other.id);
    end if;
    raise exception using errcode = 'AF002',
      message = format('%s %s was %s by another transfer', post.kind, post.reference, lower(post.phase));
  end if;

  insert into posting (transfer_id, line, account_id, side, amount_fen)
  select post.transfer, l.line, l.account_id, l.side, l.amount_fen
    from unnest(post.accounts, post.sides, post.amounts) with ordinality as l (account_id, side, amount_fen, line);
  return true;
end $$;
comment on function ledger.post is
  'Books one transfer; false when this very transfer was booked before. A resolution (SETTLED, FREED) names its reservation and takes its kind, reference and lines.';

-- ------------------------------------------------------------------------------------------------------- views that recompute

create view ledger.account_balance as
  with sums as (
    select p.account_id,
           coalesce(sum(p.amount_fen) filter (where p.side = 'DEBIT' and t.phase in ('POSTED', 'SETTLED')), 0) as debits,
           coalesce(sum(p.amount_fen) filter (where p.side = 'CREDIT' and t.phase in ('POSTED', 'SETTLED')), 0) as credits,
           coalesce(sum(case when t.phase = 'RESERVED' then p.amount_fen else -p.amount_fen end)
                      filter (where p.side = 'DEBIT' and t.phase <> 'POSTED'), 0) as reserved_debits,
           coalesce(sum(case when t.phase = 'RESERVED' then p.amount_fen else -p.amount_fen end)
                      filter (where p.side = 'CREDIT' and t.phase <> 'POSTED'), 0) as reserved_credits
      from ledger.posting p join ledger.transfer t on t.id = p.transfer_id
     group by p.account_id
  ), signed as (
    select a.id as account_id, a.kind, a.reference, k.guarded,
           coalesce(s.debits, 0) as debits, coalesce(s.credits, 0) as credits,
           case k.normal_side when 'CREDIT' then coalesce(s.credits - s.debits, 0) else coalesce(s.debits - s.credits, 0) end as balance,
           case k.normal_side when 'CREDIT' then coalesce(s.reserved_debits, 0) else coalesce(s.reserved_credits, 0) end as reserved
      from ledger.account a
      join ledger.account_kind k on k.kind = a.kind
      left join sums s on s.account_id = a.id
  )
  select account_id, kind, reference, guarded, debits, credits, balance, reserved, balance - reserved as available from signed;
comment on view ledger.account_balance is 'Every balance recomputed from the postings, in fen; positive on the account''s normal side.';

create view ledger.ledger_invariants as
  select 'UNBALANCED_TRANSFER' as violation, transfer_id::text as subject, format('%s lines, debits %s, credits %s', lines, debits, credits) as detail
    from ledger.transfer_content where lines < 2 or debits <> credits
  union all
  select 'ALTERED_TRANSFER', transfer_id::text, 'its lines are not those it was made with'
    from ledger.transfer_content where content_hash <> request_hash
  union all
  select 'DRIFTED_BALANCE', v.account_id::text, format('row says %s posted, %s reserved; postings say %s, %s', b.posted, b.reserved, v.balance, v.reserved)
    from ledger.account_balance v join ledger.balance b on b.account_id = v.account_id
   where b.posted <> v.balance or b.reserved <> v.reserved
  union all
  select 'OVERDRAWN_ACCOUNT', account_id::text, format('%s %s has %s available', kind, reference, available)
    from ledger.account_balance where guarded and (available < 0 or reserved < 0)
  union all
  select 'UNGUARDED_ACCOUNT', a.id::text, format('%s %s keeps no balance row, or keeps one it should not', a.kind, a.reference)
    from ledger.account a join ledger.account_kind k on k.kind = a.kind left join ledger.balance b on b.account_id = a.id
   where k.guarded <> (b.account_id is not null)
  union all
  select 'RESOLVED_TWICE', resolves::text, format('by %s transfers', count(*))
    from ledger.transfer where resolves is not null group by resolves having count(*) > 1
  union all
  select 'FOREIGN_RESOLUTION', r.id::text, format('differs from %s in kind, reference or lines, or that is no reservation', r.resolves)
    from ledger.transfer r join ledger.transfer t on t.id = r.resolves
   where t.phase <> 'RESERVED' or (t.kind, t.reference) <> (r.kind, r.reference)
      or exists ((select line, account_id, side, amount_fen from ledger.posting where transfer_id = r.id
                  except select line, account_id, side, amount_fen from ledger.posting where transfer_id = t.id)
                 union all
                 (select line, account_id, side, amount_fen from ledger.posting where transfer_id = t.id
                  except select line, account_id, side, amount_fen from ledger.posting where transfer_id = r.id))
  union all
  select 'DOUBLED_EVENT', format('%s %s %s', kind, phase, reference), format('%s transfers', count(*))
    from ledger.transfer group by kind, phase, reference having count(*) > 1
  union all
  select 'RULE_SWITCHED_OFF', format('%s on %s', t.tgname, t.tgrelid::regclass), 'the trigger is disabled'
    from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'ledger' and t.tgenabled = 'D';
comment on view ledger.ledger_invariants is 'Always empty; each row is a broken rule of the ledger.';

-- ---------------------------------------------------------------------------------------------------------------- who may

revoke all on all functions in schema ledger from public;
grant usage on schema ledger to "${application_role}";
grant select on all tables in schema ledger to "${application_role}";
grant execute on function ledger.open_account, ledger.post, ledger.content_hash to "${application_role}";
