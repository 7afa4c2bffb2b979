-- Conservation, always on: the books are checked every minute and before every release, and one broken rule stops all releases until a
-- person has seen to it.
--
-- The ledger's rules are ledger.ledger_invariants. A room above adds rules of its own by a view <something>_invariants in any other schema,
-- with the columns (violation, subject, detail) as text, always empty and cheap enough for once a minute: it is found by its name.
--
-- A recompute of every hash takes long once there are many postings. The check of each minute looks closely at what was written since the
-- last sound one, by whomever and however: PostgreSQL itself keeps for each row the transaction that wrote it (xmin). What was written
-- before must still stand there, which is counted. Once a day, and before releases go on again, everything is recomputed.

-- ------------------------------------------------------------------------------- the ledger's rules, for some rows or for all

create function ledger.balances_of(accounts bigint[])
returns table (account_id bigint, kind text, reference text, guarded boolean, debits numeric, credits numeric, balance numeric, reserved numeric)
language sql stable as $$
  with sums as (
    select p.account_id,
           coalesce(sum(p.amount_fen) filter (where p.side = 'DEBIT' and t.phase in ('POSTED', 'SETTLED')), 0) as debits,
           coalesce(sum(p.amount_fen) filter (where p.side = 'CREDIT' and t.phase in ('POSTED', 'SETTLED')), 0) as credits,
           coalesce(sum(case when t.phase = 'RESERVED' then p.amount_fen else -p.amount_fen end)
                      filter (where p.side = 'DEBIT' and t.phase <> 'POSTED'), 0) as reserved_debits,
           coalesce(sum(case when t.phase = 'RESERVED' then p.amount_fen else -p.amount_fen end)
                      filter (where p.side = 'CREDIT' and t.phase <> 'POSTED'), 0) as reserved_credits
      from ledger.posting p join ledger.transfer t on t.id = p.transfer_id
     where $1 is null or p.account_id = any ($1)
     group by p.account_id
  )
  select a.id, a.kind, a.reference, k.guarded, coalesce(s.debits, 0), coalesce(s.credits, 0),
         case k.normal_side when 'CREDIT' then coalesce(s.credits - s.debits, 0) else coalesce(s.debits - s.credits, 0) end,
         case k.normal_side when 'CREDIT' then coalesce(s.reserved_debits, 0) else coalesce(s.reserved_credits, 0) end
    from ledger.account a
    join ledger.account_kind k on k.kind = a.kind
    left join sums s on s.account_id = a.id
   where $1 is null or a.id = any ($1)
$$;
comment on function ledger.balances_of is 'Balances recomputed from the postings, in fen, of these accounts or, with null, of all.';

create or replace view ledger.account_balance as
  select account_id, kind, reference, guarded, debits, credits, balance, reserved, balance - reserved as available
    from ledger.balances_of(null);

create function ledger.account_findings(accounts bigint[]) returns table (violation text, subject text, detail text)
language sql stable as $$
  select 'DRIFTED_BALANCE', v.account_id::text, format('row says %s posted, %s reserved; postings say %s, %s', b.posted, b.reserved, v.balance, v.reserved)
    from ledger.balances_of($1) v join ledger.balance b on b.account_id = v.account_id
   where b.posted <> v.balance or b.reserved <> v.reserved
  union all
  select 'OVERDRAWN_ACCOUNT', v.account_id::text, format('%s %s has %s available', v.kind, v.reference, v.balance - v.reserved)
    from ledger.balances_of($1) v where v.guarded and (v.balance < v.reserved or v.reserved < 0)
$$;

create view ledger.transfer_findings as
  select transfer_id, 'UNBALANCED_TRANSFER' as violation, format('%s lines, debits %s, credits %s', lines, debits, credits) as detail
    from ledger.transfer_content where lines < 2 or debits <> credits
  union all
  select transfer_id, 'ALTERED_TRANSFER', 'its lines are not those it was made with'
    from ledger.transfer_content where content_hash <> request_hash
  union all
  select r.id, 'RESOLVED_TWICE', format('%s was resolved by another transfer too', r.resolves)
    from ledger.transfer r where exists (select from ledger.transfer o where o.resolves = r.resolves and o.id <> r.id)
  union all
  select r.id, 'FOREIGN_RESOLUTION', format('differs from %s in kind, reference or lines, or that is no reservation', r.resolves)
    from ledger.transfer r join ledger.transfer t on t.id = r.resolves
   where t.phase <> 'RESERVED' or (t.kind, t.reference) <> (r.kind, r.reference)
      or exists ((select line, account_id, side, amount_fen from ledger.posting where transfer_id = r.id
                  except select line, account_id, side, amount_fen from ledger.posting where transfer_id = t.id)
                 union all
                 (select line, account_id, side, amount_fen from ledger.posting where transfer_id = t.id
                  except select line, account_id, side, amount_fen from ledger.posting where transfer_id = r.id))
  union all
  select r.id, 'DOUBLED_EVENT', format('%s %s %s was booked by another transfer too', r.kind, r.phase, r.reference)
    from ledger.transfer r
   where exists (select from ledger.transfer o where (o.kind, o.phase, o.reference) = (r.kind, r.phase, r.reference) and o.id <> r.id);

create view ledger.standing_findings as
  select 'UNGUARDED_ACCOUNT' as violation, a.id::text as subject, format('%s %s keeps no balance row, or keeps one it should not', a.kind, a.reference) as detail
    from ledger.account a join ledger.account_kind k on k.kind = a.kind left join ledger.balance b on b.account_id = a.id
   where k.guarded <> (b.account_id is not null)
  union all
  select 'RULE_SWITCHED_OFF', format('%s on %s', t.tgname, t.tgrelid::regclass), 'the trigger is disabled'
    from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'ledger' and t.tgenabled = 'D';
comment on view ledger.standing_findings is 'Rules that are looked at as a whole each time.';

create or replace view ledger.ledger_invariants as
  select violation, transfer_id::text as subject, detail from ledger.transfer_findings
  union all
  select violation, subject, detail from ledger.account_findings(null)
  union all
  select 'LOST_TRANSFER', p.transfer_id::text, 'it has postings and is not there'
    from ledger.posting p where not exists (select from ledger.transfer t where t.id = p.transfer_id)
  union all
  select violation, subject, detail from ledger.standing_findings;

create function ledger.findings_of_rooms() returns table (violation text, subject text, detail text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  of_room regclass;
begin
  for of_room in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'v' and c.relname like '%\_invariants' and n.nspname not in ('ledger', 'pg_catalog', 'information_schema')
     order by n.nspname, c.relname
  loop
    return query execute format('select violation, subject, detail from %s', of_room);
  end loop;
end $$;
comment on function ledger.findings_of_rooms is 'What the views <something>_invariants of the rooms above show.';

create view ledger.money_invariants as
  select violation, subject, detail from ledger.ledger_invariants
  union all
  select violation, subject, detail from ledger.findings_of_rooms();
comment on view ledger.money_invariants is 'Every rule about money, of the ledger and of the rooms above; always empty.';

-- --------------------------------------------------------------------------------------------- what was written since last time

create table ledger.watch (
  one_row       boolean primary key default true check (one_row),
  horizon       xid8,
  accounts      bigint not null default 0,
  transfers     bigint not null default 0,
  postings      bigint not null default 0,
  findings      int not null default 0,
  checked_at    timestamptz,
  recomputed_at timestamptz
);
comment on table ledger.watch is
  'How far the books are known to be sound: every transaction before the horizon, and how many rows these wrote. After a restore: set horizon = null.';
insert into ledger.watch default values;

-- Rows that were written before the horizon; a change of such a row takes it out of them.
create function ledger.rows_before(horizon xid8, out accounts bigint, out transfers bigint, out postings bigint)
language sql stable set search_path = ledger, pg_catalog, pg_temp as $$
  select (select count(*) from account  where age(xmin) > age($1::xid)),
         (select count(*) from transfer where age(xmin) > age($1::xid)),
         (select count(*) from posting  where age(xmin) > age($1::xid))
$$;

create function ledger.findings_since() returns table (violation text, subject text, detail text)
language plpgsql set search_path = ledger, pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  known record;
  there record;
  young int;
  fresh_transfers uuid[];
  fresh_accounts bigint[];
begin
  select * into known from watch;
  if known.horizon is null or known.horizon > pg_snapshot_xmax(pg_current_snapshot()) then
    return query select violation, subject, detail from money_invariants;
    return;
  end if;
  young := age(known.horizon::xid);

  select * into there from rows_before(known.horizon);
  return query
    select 'ROWS_GONE', format('ledger.%s', t.name), format('%s rows that stood there at the last sound check are gone or were written over', t.gone)
      from (values ('account', known.accounts - there.accounts), ('transfer', known.transfers - there.transfers),
                   ('posting', known.postings - there.postings)) as t (name, gone)
     where t.gone <> 0;

  select array(select id from transfer where age(xmin) <= young union select transfer_id from posting where age(xmin) <= young)
    into fresh_transfers;
  return query select violation, transfer_id::text, detail from transfer_findings where transfer_id = any (fresh_transfers);

  select array(select account_id from balance where age(xmin) <= young
               union select p.account_id from posting p join balance b on b.account_id = p.account_id where age(p.xmin) <= young)
    into fresh_accounts;
  return query select violation, subject, detail from account_findings(fresh_accounts);

  return query select violation, subject, detail from standing_findings;
  return query select violation, subject, detail from findings_of_rooms();
end $$;
comment on function ledger.findings_since is 'Broken rules in what was written since the last sound check; everything is recomputed when there was none.';

create function ledger.findings_of(kind text, account_references text[]) returns table (violation text, subject text, detail text)
language plpgsql stable set search_path = ledger, pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  accounts bigint[];
  transfers uuid[];
begin
  accounts := array(select a.id from account a where a.kind = findings_of.kind and a.reference = any (account_references));
  transfers := array(select distinct transfer_id from posting where account_id = any (accounts));
  return query select violation, transfer_id::text, detail from transfer_findings where transfer_id = any (transfers);
  return query select violation, subject, detail from account_findings(accounts);
end $$;
comment on function ledger.findings_of is 'Broken rules in all that was ever booked on these accounts.';

create function ledger.note_check(horizon xid8, findings int, recomputed boolean) returns void
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  update watch set checked_at = clock_timestamp(), findings = note_check.findings,
                   recomputed_at = case when recomputed then clock_timestamp() else recomputed_at end;
  if note_check.findings = 0 then
    update watch w set horizon = note_check.horizon, accounts = r.accounts, transfers = r.transfers, postings = r.postings
      from rows_before(note_check.horizon) r;
  end if;
end $$;
comment on function ledger.note_check is 'A check is over; the horizon was pg_snapshot_xmin before it began, and moves only if nothing was found.';

-- -------------------------------------------------------------------------------------------------------- releases are stopped

create table ledger.release_stop (
  id         bigint generated always as identity primary key,
  stopped_at timestamptz not null default clock_timestamp(),
  cleared_at timestamptz,
  cleared_by text,
  reason     text,
  constraint cleared_by_somebody check ((cleared_at is null) = (cleared_by is null) and (cleared_at is null) = (reason is null))
);
create unique index release_stop_one_stands on ledger.release_stop ((true)) where cleared_at is null;

create table ledger.release_stop_finding (
  stop_id   bigint not null references ledger.release_stop,
  violation text not null,
  subject   text not null,
  detail    text not null,
  found_at  timestamptz not null default clock_timestamp(),
  primary key (stop_id, violation, subject)
);
comment on table ledger.release_stop_finding is 'What was found while the stop stood, at most 200 of it; ids and amounts, nothing personal.';

create trigger kept before delete on ledger.release_stop for each row execute function ledger.refuse_change();
create trigger append_only before update or delete on ledger.release_stop_finding for each row execute function ledger.refuse_change();

create function ledger.stop_releases(violations text[], subjects text[], details text[]) returns bigint
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
declare
  stop bigint;
begin
  insert into release_stop default values on conflict do nothing;
  select id into stop from release_stop where cleared_at is null;
  insert into release_stop_finding (stop_id, violation, subject, detail)
  select stop, f.violation, f.subject, f.detail
    from unnest(violations, subjects, details) as f (violation, subject, detail)
   limit greatest(0, 200 - (select count(*) from release_stop_finding where stop_id = stop))
  on conflict do nothing;
  return stop;
end $$;
comment on function ledger.stop_releases is 'Stops releases, or adds to why they are stopped; the stop that stands.';

create function ledger.resume_releases(official text, reason text) returns void
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
declare
  began xid8 := pg_snapshot_xmin(pg_current_snapshot());
  broken bigint;
begin
  select count(*) into broken from money_invariants;
  if broken > 0 then
    raise exception using errcode = 'AF007', message = format('%s rules are still broken', broken);
  end if;
  update release_stop set cleared_at = clock_timestamp(), cleared_by = official, reason = resume_releases.reason where cleared_at is null;
  if not found then
    raise exception using errcode = 'AF004', message = 'releases are not stopped';
  end if;
  perform note_check(began, 0, true);
end $$;
comment on function ledger.resume_releases is 'Lets releases go on, if everything recomputed is sound; else AF007.';

create function ledger.refuse_while_stopped() returns trigger
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
begin
  if exists (select from release_stop where cleared_at is null) then
    raise exception using errcode = 'check_violation', message = 'releases are stopped: a rule about money is broken';
  end if;
  return new;
end $$;
comment on function ledger.refuse_while_stopped is 'For a trigger in front of whatever sends money out.';

create trigger stopped before insert on disbursement_approval for each row execute function ledger.refuse_while_stopped();
create trigger stopped before update on disbursement for each row
  when (new.status = 'RELEASED' and old.status <> 'RELEASED') execute function ledger.refuse_while_stopped();

revoke all on all functions in schema ledger from public;
grant select on all tables in schema ledger to "${application_role}";
grant execute on function ledger.balances_of, ledger.account_findings, ledger.findings_of_rooms, ledger.rows_before, ledger.findings_since,
  ledger.findings_of, ledger.note_check, ledger.stop_releases, ledger.resume_releases to "${application_role}";
