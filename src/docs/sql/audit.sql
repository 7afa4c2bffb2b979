-- The books once more, from raw rows only: no view, function or total that the application keeps is believed.
-- Run as anyone who may read: psql -f src/docs/sql/audit.sql. The last query must return no row. Amounts in fen.

create temporary view raw_line as          -- every line of the journal, signed: credit positive
  select t.id as transfer_id, t.kind, t.phase, t.reference as event, a.id as account_id, a.kind as account, a.reference,
         case p.side when 'CREDIT' then p.amount_fen else -p.amount_fen end as fen
    from ledger.transfer t join ledger.posting p on p.transfer_id = t.id join ledger.account a on a.id = p.account_id;

create temporary view money_of_line as     -- each need line: given, taken back, reserved, paid, recovered of what was paid
  select n.id as line_id, n.case_number,
         coalesce(sum(r.fen) filter (where r.kind in ('GIFT', 'REDIRECTED', 'GRANTED') and r.phase = 'POSTED'), 0) as given,
         coalesce(-sum(r.fen) filter (where r.kind = 'TAKEN_BACK' and r.phase = 'POSTED'), 0) as taken_back,
         coalesce(sum(case r.phase when 'RESERVED' then -r.fen else r.fen end)
                    filter (where r.kind = 'PAYOUT' and r.phase <> 'POSTED'), 0) as reserved,
         coalesce(-sum(r.fen) filter (where r.kind = 'PAYOUT' and r.phase = 'SETTLED' or r.kind = 'PAYOUT_RETURNED'), 0) as paid,
         coalesce(sum(r.fen) filter (where r.kind = 'RECOVERED'), 0) as recovered,
         coalesce(sum(r.fen) filter (where r.kind not in
           ('GIFT', 'REDIRECTED', 'GRANTED', 'TAKEN_BACK', 'PAYOUT', 'PAYOUT_RETURNED', 'RECOVERED')), 0) as other
    from need_line n left join raw_line r on r.account = 'LINE_FUND' and r.reference = n.id::text
   group by n.id;

create temporary view money_of_case as     -- given + recovered = allocated + reserved + paid + taken back
  select case_number, sum(given) as given, sum(recovered) as recovered,
         sum(given + recovered - taken_back - reserved - paid) as allocated, sum(reserved) as reserved,
         sum(paid) as paid, sum(taken_back) as taken_back
    from money_of_line group by case_number;

create temporary view money_of_gift as     -- received = unallocated + serving + owed to the donor + refunded
  select g.id as gift_id, coalesce(u.id::text, g.client_id) as came_by, g.amount_fen as received,
         (select coalesce(sum(r.fen), 0) from raw_line r
           where r.account = 'UNALLOCATED' and r.reference = g.id::text and r.phase in ('POSTED', 'SETTLED')) as unallocated,
         (select coalesce(sum(a.amount_fen - a.taken_back_fen), 0) from gift_allocation a where a.gift_id = g.id) as serving,
         (select coalesce(sum(r.fen), 0) from raw_line r
           where r.account = 'REFUNDS_PAYABLE' and r.reference = g.id::text and r.phase in ('POSTED', 'SETTLED')) as owed,
         (select coalesce(-sum(r.fen), 0) from raw_line r
           where r.account = 'REFUNDS_PAYABLE' and r.reference = g.id::text
             and (r.kind = 'PAYOUT' and r.phase = 'SETTLED' or r.kind = 'PAYOUT_RETURNED')) as refunded
    from gift g left join unplaced_money u on u.placed_as in ('GIFT', 'FUND') and u.placed_to = g.id::text;

create temporary view money_of_fund as     -- each public fund: what gifts gave, what needs got
  select f.area,
         (select coalesce(sum(a.amount_fen - a.taken_back_fen), 0) from gift_allocation a where a.fund_area = f.area) as got,
         (select coalesce(sum(g.amount_fen - g.taken_back_fen), 0) from fund_grant g where g.fund_area = f.area) as granted,
         (select coalesce(sum(r.fen), 0) from raw_line r
           where r.account = 'PUBLIC_FUND' and r.reference = f.area and r.phase in ('POSTED', 'SETTLED')) as holds
    from (select area from public_fund union select reference from ledger.account where kind = 'PUBLIC_FUND') f;

create temporary view money_of_account as  -- each account, positive on its normal side
  select account_id, account, reference,
         case when account in ('CHANNEL_CLEARING', 'CUSTODY_BANK') then -1 else 1 end
           * coalesce(sum(fen) filter (where phase in ('POSTED', 'SETTLED')), 0) as balance,
         coalesce(-sum(case when phase = 'RESERVED' then fen else -fen end) filter (where fen < 0 and phase <> 'POSTED'), 0) as reserved
    from raw_line group by account_id, account, reference;

create temporary view money_finding as
  with case_sum as (
    select f.case_number, f.status, sum(n.approved_fen) as approved, sum(n.met_fen) as met, sum(n.paid_fen) as paid,
           coalesce(sum(n.approved_quantity), 0) as pieces, coalesce(sum(n.met_quantity), 0) as met_pieces,
           coalesce(sum(n.handed_over_quantity), 0) as handed_over,
           (select coalesce(sum(m.recovered), 0) from money_of_line m where m.case_number = f.case_number) as recovered,
           (select coalesce(sum(r.amount_fen), 0) from late_return r where r.case_number = f.case_number) as came_back_late,
           (select coalesce(sum(r.amount_fen), 0) from late_return r
             where r.case_number = f.case_number and r.settled_at is null) as lying_idle,
           exists (select from need o where o.case_number = f.case_number and o.closed_at is null) as sought
      from case_file f join need_line n on n.case_number = f.case_number group by f.case_number
  ), open_pledge as (
    select need_id, sum(amount_fen - honoured_fen) as fen from pledge where status in ('OPEN', 'PARTLY_PAID') group by need_id
  ), served_line as (
    select need_id, sum(amount_fen) as gross, sum(amount_fen - taken_back_fen) as net
      from (select need_id, amount_fen, taken_back_fen from gift_allocation where need_id is not null
            union all select need_id, amount_fen, taken_back_fen from fund_grant) g
     group by need_id
  ), ordered as (
    select l.line_id, sum(l.amount_fen) filter (where d.status in ('DRAFT', 'IN_APPROVAL', 'RELEASED', 'SUBMITTED', 'UNKNOWN')) as under_way,
           sum(l.amount_fen) filter (where d.status = 'PAID') as paid
      from disbursement d join disbursement_line l on l.disbursement_id = d.id group by l.line_id
  )
  select 'a transfer is out of balance' as finding, transfer_id::text as subject, sum(fen)::text as detail
    from raw_line group by transfer_id having sum(fen) <> 0
  union all
  select 'an account is overdrawn', format('%s %s', account, reference), format('balance %s, reserved %s', balance, reserved)
    from money_of_account
   where account in ('LINE_FUND', 'UNALLOCATED', 'PUBLIC_FUND', 'REFUNDS_PAYABLE') and balance < reserved or reserved < 0
  union all
  select 'money lies where nothing is', format('%s %s', account, reference), format('balance %s, reserved %s', balance, reserved)
    from money_of_account a
   where (balance <> 0 or reserved <> 0)
     and (account in ('UNALLOCATED', 'REFUNDS_PAYABLE') and not exists (select from gift g where g.id::text = a.reference)
            and not exists (select from unplaced_money u where u.id::text = a.reference and u.placed_as = 'SENT_BACK')
          or account = 'LINE_FUND' and not exists (select from need_line n where n.id::text = a.reference)
          or account = 'PUBLIC_FUND' and not exists (select from public_fund f where f.area = a.reference))
  union all
  select 'a gift is not booked as it was reported', g.gift_id::text, format('received %s, booked %s', g.received, b.fen)
    from money_of_gift g
    left join (select event, reference, -sum(fen) as fen from raw_line
                where kind = 'GIFT' and account in ('CHANNEL_CLEARING', 'SUSPENSE') group by event, reference) b
      on b.event = g.gift_id::text and b.reference = g.came_by
   where b.fen is distinct from g.received
  union all
  select 'money is booked that no gift brought', r.event, r.fen::text
    from raw_line r
   where r.kind = 'GIFT' and r.fen < 0 and not exists (select from gift g where g.id::text = r.event)
      or r.kind = 'SUSPENDED' and r.fen < 0 and not exists (select from unplaced_money u where (u.id::text, u.client_id, -u.amount_fen) = (r.event, r.reference, r.fen))
      or r.kind = 'RECOVERED' and r.fen < 0 and not exists (select from recovery_receipt e where (e.id::text, -e.reported_fen) = (r.event, r.fen))
  union all
  select 'money that cannot be placed stands elsewhere', u.number, format('%s %s, in suspense %s', u.status, u.amount_fen, a.balance)
    from unplaced_money u left join money_of_account a on (a.account, a.reference) = ('SUSPENSE', u.id::text)
   where coalesce(a.balance, 0) <> case u.status when 'OPEN' then u.amount_fen else 0 end
  union all
  select 'a recovery says other than what came in', r.number, format('%s of %s; receipts %s, lines %s', r.received_fen, r.claimed_fen, e.fen, e.lines)
    from recovery r
    left join (select e.number, sum(e.amount_fen) as fen, sum((select sum(l.amount_fen) from recovery_line l where l.receipt_id = e.id)) as lines
                 from recovery_receipt e group by e.number) e on e.number = r.number
   where r.received_fen <> coalesce(e.fen, 0) or r.received_fen <> coalesce(e.lines, 0) or r.received_fen > r.claimed_fen
  union all
  select 'a line recovered other than its recoveries say', m.line_id::text, format('ledger %s, recoveries %s', m.recovered, l.fen)
    from money_of_line m left join (select line_id, sum(amount_fen) as fen from recovery_line group by line_id) l on l.line_id = m.line_id
   where m.recovered <> coalesce(l.fen, 0) or m.recovered > m.paid
  union all
  select 'a gift is more or less than its parts', gift_id::text,
         format('received %s, unallocated %s, serving %s, owed %s, refunded %s', received, unallocated, serving, owed, refunded)
    from money_of_gift where received <> unallocated + serving + owed + refunded
  union all
  select 'a gift owes other than its donor wished', m.gift_id::text, format('owed %s, refunded %s; wished %s', m.owed, m.refunded, w.fen)
    from money_of_gift m
    left join (select gift_id, sum(amount_fen) as fen from gift_wish where wish = 'REFUND' group by gift_id) w on w.gift_id = m.gift_id
   where m.owed + m.refunded <> coalesce(w.fen, 0)
  union all
  select 'a wish is not carried out as it was said', w.id::text, format('%s %s, carried out %s', w.wish, w.amount_fen, a.amount_fen)
    from gift_wish w left join gift_allocation a on a.wish_id = w.id
   where w.wish = 'REDIRECT' and (a.amount_fen, coalesce(a.need_id::text, a.fund_area))
           is distinct from (w.amount_fen, coalesce(w.need_id::text, w.fund_area))
      or w.wish = 'REFUND' and a.id is not null
  union all
  select 'a contribution says other than its gift', c.id::text,
         format('%s, received %s, refunded %s; gift %s, refunded %s', c.status, c.received_fen, c.refunded_fen, m.received, m.refunded)
    from contribution c full join money_of_gift m on m.gift_id = c.id
   where c.received_fen is distinct from m.received or c.refunded_fen <> coalesce(m.refunded, 0)
      or c.status is distinct from case
           when m.received is null then case when c.status in ('INITIATED', 'PENDING', 'FAILED', 'EXPIRED') then c.status end
           when m.refunded = 0 then 'RECEIVED' when m.refunded < m.received then 'PART_REFUNDED' else 'REFUNDED' end
  union all
  select 'a fund holds other than it got and gave', area, format('got %s, granted %s, holds %s', got, granted, holds)
    from money_of_fund where holds <> got - granted
  union all
  select 'gifts refilled more than a fund gave', format('%s %s', a.refills, a.fund_area), format('gave %s, refilled %s', g.fen, a.fen)
    from (select refills, fund_area, sum(amount_fen - taken_back_fen) as fen from gift_allocation where refills is not null
           group by refills, fund_area) a
    left join (select n.case_number, g.fund_area, sum(g.amount_fen) as fen from fund_grant g join need n on n.line_id = g.need_id
                group by n.case_number, g.fund_area) g on (g.case_number, g.fund_area) = (a.refills, a.fund_area)
   where a.fen > coalesce(g.fen, 0)
  union all
  select 'a line got other than its gifts gave', m.line_id::text, format('ledger %s − %s, gifts %s', m.given, m.taken_back, s.net)
    from money_of_line m left join served_line s on s.need_id = m.line_id
   where m.given <> coalesce(s.gross, 0) or m.given - m.taken_back <> coalesce(s.net, 0) or m.other <> 0
  union all
  select 'a line says other than the ledger', m.line_id::text,
         format('met %s, paid %s; ledger %s − %s, %s', n.met_fen, n.paid_fen, m.given, m.taken_back, m.paid)
    from money_of_line m join need_line n on n.id = m.line_id
   where n.met_fen <> m.given - m.taken_back or n.paid_fen <> m.paid - m.recovered
      or not (n.paid_fen + m.reserved <= n.met_fen and n.met_fen <= n.approved_fen and n.approved_fen <= n.asked_fen)
  union all
  select 'a need on offer says other than its line or its pledges', n.line_id::text,
         format('met %s, approved %s, pledged %s; line %s, %s, pledges %s', n.met_fen, n.approved_fen, n.pledged_fen, l.met_fen, l.approved_fen, p.fen)
    from need n join need_line l on l.id = n.line_id left join open_pledge p on p.need_id = n.line_id
   where n.met_fen <> l.met_fen or n.approved_fen <> l.approved_fen or n.pledged_fen <> coalesce(p.fen, 0)
      or n.pledged_fen + n.met_fen > n.approved_fen
  union all
  select 'a pledge is honoured by other than its gifts', p.id::text, format('honoured %s, gifts %s', p.honoured_fen, sum(a.amount_fen))
    from pledge p left join gift g on g.pledge_id = p.id left join gift_allocation a on a.gift_id = g.id and a.wish_id is null and a.refills is null
   group by p.id having p.honoured_fen <> coalesce(sum(a.amount_fen), 0)
  union all
  select 'payments of a line say other than the ledger', m.line_id::text,
         format('under way %s, paid %s; ledger %s, %s', o.under_way, o.paid, m.reserved, m.paid)
    from money_of_line m left join ordered o on o.line_id = m.line_id
   where m.reserved <> coalesce(o.under_way, 0) or m.paid <> coalesce(o.paid, 0)
  union all
  select 'payout clearing is not what was paid', 'PAYOUT_CLEARING', format('ledger more than payments by %s', a.fen + s.fen - d.fen)
    from (select coalesce(sum(balance), 0) as fen from money_of_account where account = 'PAYOUT_CLEARING') a,
         (select coalesce(sum(amount_fen), 0) as fen from disbursement where status = 'PAID') d,
         (select coalesce(-sum(fen), 0) as fen from raw_line where account = 'PAYOUT_CLEARING' and kind in ('PAYOUT_STATEMENT', 'RETURN_STATEMENT')) s
   where a.fen + s.fen <> d.fen
  union all
  select 'a status does not fit its money', case_number, format('%s: approved %s, met %s, paid %s', status, approved, met, paid)
    from case_sum
   where not case
       when status in ('FILED', 'INCOMPLETE', 'REFUSED', 'LAPSED', 'OPEN', 'CLOSED_UNMET') then met = 0
       when status = 'PARTLY_MET' then (met < approved or met_pieces < pieces) and (met + met_pieces > 0 or not sought)
       when status = 'MET' then met = approved and met_pieces = pieces and approved + pieces > 0
       when status = 'PAYING' then met + met_pieces + recovered > 0
       when status in ('CONFIRMING', 'FOLLOWING_UP', 'CLOSED')
         then met - paid between 0 and lying_idle and paid + handed_over + recovered + came_back_late > 0
       else true
     end
  union all
  select 'more or less is there than came in', 'everything',
         format('received less than accounted for by %s', u.fen + f.fen + l.fen + r.fen + p.fen + b.fen - c.received)
    from (select (select coalesce(sum(amount_fen), 0) from gift)
                 + (select coalesce(sum(amount_fen), 0) from unplaced_money where coalesce(placed_as, '') not in ('GIFT', 'FUND', 'RECOVERY'))
                 + (select coalesce(sum(amount_fen), 0) from recovery_receipt) as received) c,
         (select coalesce(sum(balance), 0) as fen from money_of_account where account = 'UNALLOCATED') u,
         (select coalesce(sum(balance), 0) as fen from money_of_account where account = 'PUBLIC_FUND') f,
         (select coalesce(sum(balance), 0) as fen from money_of_account where account = 'LINE_FUND') l,
         (select coalesce(sum(balance), 0) as fen from money_of_account  -- what breaks hold is the bank's word, not money that came in
           where account = 'REFUNDS_PAYABLE' or account = 'SUSPENSE' and reference in (select id::text from unplaced_money)) r,
         (select coalesce(sum(paid), 0) as fen from money_of_line) p,
         (select coalesce(-sum(fen), 0) as fen from raw_line
           where account = 'REFUNDS_PAYABLE' and (kind = 'PAYOUT' and phase = 'SETTLED' or kind = 'PAYOUT_RETURNED')) b
   where c.received <> u.fen + f.fen + l.fen + r.fen + p.fen + b.fen;

select * from money_of_case order by case_number;
select * from money_of_gift order by gift_id;
select * from money_of_fund order by area;
select * from money_of_account order by account, reference;
select * from money_finding;
