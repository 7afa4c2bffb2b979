-- The days of a custody account that are closed: bank and books agreed, and nothing is open. A closed day takes nothing more.

-- By which transfer each line stands on the custody account.
create view statement_line_transfer as
  select account, statement_id, number, counted_on,
         case when break_number is null then case leg when 'PAYMENT' then 'PAYOUT_STATEMENT' when 'RETURN' then 'RETURN_STATEMENT' else 'CHANNEL_STATEMENT' end
              when state = 'MATCHED' and reference is null then 'BREAK_REVERSED'
              else 'BREAK_STATEMENT' end as kind,
         case when break_number is null then reference else break_number end as reference
    from statement_line where state <> 'TOLD';
comment on view statement_line_transfer is 'A line that fits moved its clearing account, a broken one its suspense, one that takes it back the same.';

create function custody_books(account text, day date) returns bigint language sql stable as $$
  select coalesce(sum(case p.side when 'DEBIT' then p.amount_fen else -p.amount_fen end), 0)::bigint
    from ledger.account a
    join ledger.posting p on p.account_id = a.id
    join ledger.transfer t on t.id = p.transfer_id and t.phase in ('POSTED', 'SETTLED')
   where a.kind = 'CUSTODY_BANK' and a.reference = $1
     and not exists (select from statement_line_transfer l
                      where l.account = $1 and l.counted_on > $2 and (l.kind, l.reference) = (t.kind, t.reference))
$$;
comment on function custody_books is 'What the ledger''s mirror of the custody account held at the end of that day, in fen: without the lines of later days.';

create table account_close (
  account      text        not null references custody_account,
  day          date        not null,
  statement_id text        not null,
  closing_fen  bigint      not null,
  books_fen    bigint      not null,
  entry        bigint      not null,
  closed_at    timestamptz not null,
  closed_by    text        not null,
  primary key (account, day),
  foreign key (account, statement_id) references bank_statement,
  constraint bank_and_books_agree check (closing_fen = books_fen)
);
comment on column account_close.entry is 'The newest transfer of the ledger then.';
comment on column account_close.closed_by is 'The official, or "system".';

create function account_close_guard() returns trigger language plpgsql as $$
declare
  hindrance text;
begin
  select case
    when exists (select from account_close c where c.account = new.account and c.day >= new.day)
      then 'a day is closed once, and after the days before it'
    when not exists (select from bank_statement s
                      where s.account = new.account and s.statement_id = new.statement_id and s.to_day = new.day and s.closing_fen = new.closing_fen)
      then 'it is not the closing balance of that day''s statement'
    when exists (select from statement_break b where b.account = new.account and b.day <= new.day and b.status <> 'RESOLVED')
      then 'breaks are open'
    when exists (select from statement_line l where l.account = new.account and l.counted_on <= new.day and l.state = 'TOLD')
      then 'lines wait for the answer about their orders'
    when new.books_fen <> custody_books(new.account, new.day)
      then 'it is not what the books say'
    end into hindrance;
  if hindrance is not null then
    raise exception using errcode = 'check_violation', message = format('%s is not closed on %s: %s', new.account, new.day, hindrance);
  end if;
  return new;
end $$;
create trigger guard before insert on account_close for each row execute function account_close_guard();
create trigger append_only before update or delete on account_close for each row execute function append_only();

create function refuse_on_closed_day() returns trigger language plpgsql as $$
declare
  wanted date := to_jsonb(new)->>tg_argv[0];
begin
  if exists (select from account_close c where c.account = new.account and c.day >= wanted) then
    raise exception using errcode = 'check_violation', message = format('%s is closed on %s', new.account, wanted);
  end if;
  return new;
end $$;
create trigger closed_day before insert on bank_statement for each row execute function refuse_on_closed_day('from_day');
create trigger closed_day before insert on statement_line for each row execute function refuse_on_closed_day('counted_on');

-- Found within a minute, and it stops releases: money on the custody account that no line of a later day brought, and money left under
-- the number of a break that is cleared.
create view reconciliation_invariants as
  select 'CLOSED_DAY_CHANGED' as violation, t.id::text as subject,
         format('%s was closed on %s, and this moved it afterwards without a line of a later day', c.account, c.day) as detail
    from (select distinct on (account) account, day, entry from account_close order by account, day desc) c
    join ledger.account a on a.kind = 'CUSTODY_BANK' and a.reference = c.account
    join ledger.transfer t on t.entry > c.entry
    join ledger.posting p on p.transfer_id = t.id and p.account_id = a.id
   where not exists (select from statement_line_transfer l
                      where l.account = c.account and l.counted_on > c.day and (l.kind, l.reference) = (t.kind, t.reference))
  union all
  select 'MONEY_LEFT_IN_A_CLEARED_BREAK', b.number, format('%s fen stand in suspense under its number', left_over.fen)
    from statement_break b
    join ledger.account a on a.kind = 'SUSPENSE' and a.reference = b.number
    cross join lateral (select sum(case p.side when 'CREDIT' then p.amount_fen else -p.amount_fen end) as fen
                          from ledger.posting p where p.account_id = a.id) left_over
   where b.status = 'RESOLVED' and left_over.fen <> 0
     and b.resolved_at > (select max(resolved_at) - interval '2 days' from statement_break);

create index statement_line_of_event on statement_line (reference) where break_number is null;
create index statement_line_of_break on statement_line (break_number) where break_number is not null;
create index statement_break_resolved on statement_break (resolved_at) where resolved_at is not null;

revoke update, delete on account_close from "${application_role}";

-- flows of some days are read without the others
create index transfer_by_time on ledger.transfer using brin (booked_at) with (pages_per_range = 32);
