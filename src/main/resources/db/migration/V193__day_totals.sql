-- What moved, added up by day, so that nobody who looks at the money adds up all postings again.
--
-- Totals are no part of booking, which would make every transfer wait for one row. They are folded afterwards, from the transfer after
-- which they stop up to one before which nothing can come any more; what is younger is added up when somebody looks.

create table ledger.day_total (
  day          date   not null,
  account_kind text   not null references ledger.account_kind,
  phase        text   not null,
  side         text   not null,
  kind         text   not null,
  fen          bigint not null check (fen > 0),
  primary key (day, account_kind, phase, side, kind)
);
comment on table ledger.day_total is 'Sums of postings in fen, by China''s day, kind of account, phase, side and kind of transfer.';

create table ledger.account_total (
  account_id bigint primary key references ledger.account,
  debits     bigint not null default 0 check (debits >= 0),
  credits    bigint not null default 0 check (credits >= 0)
);
comment on table ledger.account_total is 'Sums of what is posted or settled on an account that keeps no balance row.';

create table ledger.totals_upto (
  one_row boolean primary key default true check (one_row),
  folded  bigint not null default 0,
  settled bigint not null default 0,
  constraint folded_from_what_is_settled check (folded <= settled)
);
comment on column ledger.totals_upto.folded is 'The last transfer (its entry) that is in the totals.';
comment on column ledger.totals_upto.settled is 'Every transfer up to this entry is committed, or never will be.';
insert into ledger.totals_upto default values;

-- Entries are given out before their transactions commit. While nobody writes, which this waits for a moment, all that were given out
-- are settled; when writers do not end, it is tried again the next minute.
create function ledger.settle_entries() returns void
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp set lock_timeout = '200ms' as $$
begin
  lock table transfer in share mode;
  update totals_upto set settled = (select coalesce(max(entry), 0) from transfer);
exception when lock_not_available then
  null;
end $$;
comment on function ledger.settle_entries is 'Notes how far transfers can be folded; holds up whoever books until the caller commits, so commit at once.';

create function ledger.fold_totals() returns void
language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  upto totals_upto;
begin
  select * into upto from totals_upto for update;

  insert into day_total (day, account_kind, phase, side, kind, fen)
  select (t.booked_at at time zone 'Asia/Shanghai')::date, a.kind, t.phase, p.side, t.kind, sum(p.amount_fen)
    from transfer t join posting p on p.transfer_id = t.id join account a on a.id = p.account_id
   where t.entry > upto.folded and t.entry <= upto.settled
   group by 1, 2, 3, 4, 5
  on conflict (day, account_kind, phase, side, kind) do update set fen = day_total.fen + excluded.fen;

  insert into account_total (account_id, debits, credits)
  select p.account_id, coalesce(sum(p.amount_fen) filter (where p.side = 'DEBIT'), 0), coalesce(sum(p.amount_fen) filter (where p.side = 'CREDIT'), 0)
    from transfer t join posting p on p.transfer_id = t.id join account a on a.id = p.account_id join account_kind k on k.kind = a.kind
   where t.entry > upto.folded and t.entry <= upto.settled and t.phase in ('POSTED', 'SETTLED') and not k.guarded
   group by p.account_id
  on conflict (account_id) do update
     set debits = account_total.debits + excluded.debits, credits = account_total.credits + excluded.credits;

  update totals_upto set folded = upto.settled;
end $$;
comment on function ledger.fold_totals is 'Adds to the totals what is settled and not in them yet.';

-- In PL/pgSQL, so that the planner knows how few transfers are younger than the totals.
create function ledger.flows() returns table (day date, account_kind text, phase text, side text, kind text, fen bigint)
language plpgsql stable set search_path = ledger, pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  upto bigint := (select folded from totals_upto);
begin
  return query select day, account_kind, phase, side, kind, fen from day_total;
  return query
    select (t.booked_at at time zone 'Asia/Shanghai')::date, a.kind, t.phase, p.side, t.kind, p.amount_fen
      from transfer t join posting p on p.transfer_id = t.id join account a on a.id = p.account_id
     where t.entry > upto;
end $$;
comment on function ledger.flows is 'All that ever moved, in fen: by day as far as it is folded, then posting by posting.';

create function ledger.posted_on(account bigint) returns bigint
language plpgsql stable set search_path = ledger, pg_catalog, pg_temp as $$
declare
  upto bigint := (select folded from totals_upto);
begin
  return (
    select case k.normal_side when 'DEBIT' then sums.debits - sums.credits else sums.credits - sums.debits end
      from account a join account_kind k on k.kind = a.kind
      cross join lateral (
        select coalesce(sum(s.debits), 0)::bigint as debits, coalesce(sum(s.credits), 0)::bigint as credits
          from (select o.debits, o.credits from account_total o where o.account_id = a.id
                union all
                select case p.side when 'DEBIT' then p.amount_fen else 0 end, case p.side when 'CREDIT' then p.amount_fen else 0 end
                  from transfer t join posting p on p.transfer_id = t.id
                 where t.entry > upto and t.phase in ('POSTED', 'SETTLED') and p.account_id = a.id) s) sums
     where a.id = posted_on.account and not k.guarded);
end $$;
comment on function ledger.posted_on is 'What stands on an account that keeps no balance row, in fen on its normal side; null for guarded ones.';

-- -------------------------------------------------------------------------------------------------- and they are what is booked

create view ledger.total_findings as
  with folded as (
    select t.phase, t.kind, t.booked_at, p.side, p.amount_fen, p.account_id, a.kind as account_kind, k.guarded
      from ledger.transfer t join ledger.posting p on p.transfer_id = t.id
      join ledger.account a on a.id = p.account_id join ledger.account_kind k on k.kind = a.kind
     where t.entry <= (select folded from ledger.totals_upto)
  ), days as (
    select (booked_at at time zone 'Asia/Shanghai')::date as day, account_kind, phase, side, kind, sum(amount_fen) as fen
      from folded group by 1, 2, 3, 4, 5
  ), accounts as (
    select account_id, coalesce(sum(amount_fen) filter (where side = 'DEBIT'), 0) as debits,
           coalesce(sum(amount_fen) filter (where side = 'CREDIT'), 0) as credits
      from folded where not guarded and phase in ('POSTED', 'SETTLED') group by account_id
  )
  select 'DRIFTED_TOTAL' as violation, concat_ws(' ', day, account_kind, phase, side, kind) as subject,
         format('total says %s, postings say %s', coalesce(o.fen, 0), coalesce(d.fen, 0)) as detail
    from days d full join ledger.day_total o using (day, account_kind, phase, side, kind)
   where o.fen is distinct from d.fen
  union all
  select 'DRIFTED_TOTAL', account_id::text,
         format('total says %s debits, %s credits; postings say %s, %s', o.debits, o.credits, a.debits, a.credits)
    from accounts a full join ledger.account_total o using (account_id)
   where (o.debits, o.credits) is distinct from (a.debits, a.credits);

create or replace view ledger.ledger_invariants as
  select violation, transfer_id::text as subject, detail from ledger.transfer_findings
  union all
  select violation, subject, detail from ledger.account_findings(null)
  union all
  select 'LOST_TRANSFER', p.transfer_id::text, 'it has postings and is not there'
    from ledger.posting p where not exists (select from ledger.transfer t where t.id = p.transfer_id)
  union all
  select violation, subject, detail from ledger.total_findings
  union all
  select violation, subject, detail from ledger.standing_findings;

-- ------------------------------------------------------------------------------------------------------------ bank and books

create or replace function custody_books(account text, day date) returns bigint language sql stable as $$
  select coalesce((
    select ledger.posted_on(a.id) - coalesce((
             select sum(case p.side when 'DEBIT' then p.amount_fen else -p.amount_fen end)
               from (select distinct kind, reference from statement_line_transfer l where l.account = $1 and l.counted_on > $2) later
               join ledger.transfer t on (t.kind, t.reference) = (later.kind, later.reference) and t.phase in ('POSTED', 'SETTLED')
               join ledger.posting p on p.transfer_id = t.id and p.account_id = a.id), 0)
      from ledger.account a where a.kind = 'CUSTODY_BANK' and a.reference = $1), 0)::bigint
$$;

revoke all on function ledger.settle_entries, ledger.fold_totals, ledger.flows, ledger.posted_on from public;
grant select on ledger.day_total, ledger.account_total, ledger.totals_upto, ledger.total_findings to "${application_role}";
grant execute on function ledger.settle_entries, ledger.fold_totals, ledger.flows, ledger.posted_on to "${application_role}";
