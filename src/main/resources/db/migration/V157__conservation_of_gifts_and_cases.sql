-- Received + recovered = unallocated + serving + reserved + paid out + owed + refunded, for each gift, each need line, each public fund, at
-- every instant. Always empty; found by their names and checked with the ledger's own rules. Balance rows are believed here, for the
-- ledger's rules recompute them.

create view gift_invariants as
  with held as (
    select a.reference, sum(b.posted) filter (where a.kind = 'UNALLOCATED') as unallocated,
           sum(b.posted) filter (where a.kind = 'REFUNDS_PAYABLE') as owed
      from ledger.account a join ledger.balance b on b.account_id = a.id
     where a.kind in ('UNALLOCATED', 'REFUNDS_PAYABLE') group by a.reference
  ), serving as (
    select gift_id, sum(amount_fen - taken_back_fen) as fen from gift_allocation group by gift_id
  ), wished as (
    select gift_id, sum(amount_fen) as fen from gift_wish where wish = 'REFUND' group by gift_id
  ), standing as (
    select g.id, g.amount_fen as received, c.refunded_fen as refunded, coalesce(h.unallocated, 0) as unallocated, coalesce(h.owed, 0) as owed,
           coalesce(s.fen, 0) as serving, coalesce(w.fen, 0) as wished
      from gift g join contribution c on c.id = g.id
      left join held h on h.reference = g.id::text
      left join serving s on s.gift_id = g.id
      left join wished w on w.gift_id = g.id
  )
  select 'GIFT_NOT_CONSERVED' as violation, id::text as subject,
         format('received %s, unallocated %s, serving %s, owed %s, refunded %s', received, unallocated, serving, owed, refunded) as detail
    from standing where received <> unallocated + serving + owed + refunded
  union all
  select 'REFUND_NOT_CONSERVED', id::text, format('wished %s, owed %s, refunded %s', wished, owed, refunded)
    from standing where wished <> owed + refunded
  union all
  select 'UNPLACED_NOT_CONSERVED', u.number, format('%s %s, in suspense %s', u.status, u.amount_fen, coalesce(s.fen, 0))
    from unplaced_money u
    left join ledger.account a on (a.kind, a.reference) = ('SUSPENSE', u.id::text)
    left join lateral (
      select sum(case p.side when 'CREDIT' then p.amount_fen else -p.amount_fen end) as fen
        from ledger.posting p join ledger.transfer t on t.id = p.transfer_id
       where p.account_id = a.id and t.phase in ('POSTED', 'SETTLED')) s on true
   where coalesce(s.fen, 0) <> case u.status when 'OPEN' then u.amount_fen else 0 end;
comment on view gift_invariants is 'Always empty; each row is money of a gift, or of nobody known, that went astray.';

create view line_invariants as
  with given as (
    select need_id, sum(fen) as fen
      from (select need_id, amount_fen - taken_back_fen as fen from gift_allocation where need_id is not null
            union all select need_id, amount_fen - taken_back_fen from fund_grant) g
     group by need_id
  ), ordered as (
    select l.line_id, sum(l.amount_fen) filter (where d.status in ('DRAFT', 'IN_APPROVAL', 'RELEASED', 'SUBMITTED', 'UNKNOWN')) as under_way,
           sum(l.amount_fen) filter (where d.status = 'PAID') as paid
      from disbursement d join disbursement_line l on l.disbursement_id = d.id group by l.line_id
  ), recovered as (
    select line_id, sum(amount_fen) as fen from recovery_line group by line_id
  ), standing as (
    select n.id, n.approved_fen as approved, n.met_fen as met, n.paid_fen as paid, coalesce(b.posted, 0) as held, coalesce(b.reserved, 0) as reserved,
           coalesce(g.fen, 0) as given, coalesce(o.under_way, 0) as under_way, coalesce(o.paid, 0) as ordered, coalesce(r.fen, 0) as recovered
      from need_line n
      left join ledger.account a on (a.kind, a.reference) = ('LINE_FUND', n.id::text)
      left join ledger.balance b on b.account_id = a.id
      left join given g on g.need_id = n.id
      left join ordered o on o.line_id = n.id
      left join recovered r on r.line_id = n.id
  )
  select 'LINE_NOT_CONSERVED' as violation, id::text as subject,
         format('given %s, met %s, paid %s, held %s', given, met, paid, held) as detail
    from standing where given <> met or met <> paid + held or met > approved
  union all
  select 'PAYMENT_NOT_CONSERVED', id::text,
         format('paid %s + recovered %s, payments %s; reserved %s, under way %s', paid, recovered, ordered, reserved, under_way)
    from standing where paid + recovered <> ordered or reserved <> under_way;
comment on view line_invariants is 'Always empty; each row is money of a need line that went astray.';

create view fund_invariants as
  select 'FUND_NOT_CONSERVED' as violation, f.area as subject,
         format('got %s, granted %s, holds %s', coalesce(g.fen, 0), coalesce(o.fen, 0), coalesce(b.posted, 0)) as detail
    from public_fund f
    left join (select fund_area, sum(amount_fen - taken_back_fen) as fen from gift_allocation group by fund_area) g on g.fund_area = f.area
    left join (select fund_area, sum(amount_fen - taken_back_fen) as fen from fund_grant group by fund_area) o on o.fund_area = f.area
    left join ledger.account a on (a.kind, a.reference) = ('PUBLIC_FUND', f.area)
    left join ledger.balance b on b.account_id = a.id
   where coalesce(b.posted, 0) <> coalesce(g.fen, 0) - coalesce(o.fen, 0);
comment on view fund_invariants is 'Always empty; each row is money of a public fund that went astray.';

create view refund_invariants as
  select 'REFUND_NOT_PAID_AS_OWED' as violation, r.number as subject,
         format('owed %s, payments under way or paid %s', r.amount_fen, p.fen) as detail
    from refund r
    join (select refund_number, sum(amount_fen) as fen from disbursement
           where purpose = 'REFUND' and status not in ('FAILED', 'RETURNED', 'CANCELLED') group by refund_number) p on p.refund_number = r.number
   where p.fen <> r.amount_fen
  union all
  select 'REFUNDED_OTHERWISE', c.id::text, format('says %s, payments %s', c.refunded_fen, coalesce(p.fen, 0))
    from contribution c
    left join (select r.owed_for, sum(d.amount_fen) as fen from refund r join disbursement d on d.refund_number = r.number
                where d.status = 'PAID' group by r.owed_for) p on p.owed_for = c.id
   where c.refunded_fen <> coalesce(p.fen, 0);
comment on view refund_invariants is 'Always empty; each row is a refund that is not what was paid back.';

grant select on gift_invariants, line_invariants, fund_invariants, refund_invariants to "${application_role}";
