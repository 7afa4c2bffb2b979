-- What donors offer for needs yet to come, and the needs that were put to them. Amounts in fen.

create table standing_offer (
  id               uuid primary key,
  donor_id         uuid not null references donor,
  client_id        text not null,
  budget_fen       bigint not null check (budget_fen > 0),
  cap_per_case_fen bigint not null check (cap_per_case_fen > 0),
  areas            text[] not null,
  categories       text[] not null,
  mode             text not null check (mode in ('AUTO', 'ASK')),
  offered_at       timestamptz not null,
  ended_at         timestamptz,
  last_used_at     timestamptz,
  constraint cap_within_the_budget check (cap_per_case_fen <= budget_fen)
);
create index standing_offer_of_donor on standing_offer (donor_id);
create index standing_offer_open on standing_offer (last_used_at) where ended_at is null;

create table offer (
  id                uuid primary key,
  version           bigint not null,
  standing_offer_id uuid not null references standing_offer,
  need_id           uuid not null references need,
  case_number       text not null references case_file,
  donor_id          uuid not null references donor,
  client_id         text not null,
  amount_fen        bigint not null check (amount_fen > 0),
  status            text not null,
  proposed_at       timestamptz not null,
  answer_until      timestamptz not null,
  pledge_id         uuid unique references pledge,
  constraint put_to_it_once unique (standing_offer_id, need_id),
  constraint accepted_is_pledged check ((pledge_id is not null) = (status = 'ACCEPTED'))
);
create index offer_of_need on offer (need_id);
create index offer_unanswered on offer (answer_until) where status = 'PROPOSED';

-- OfferStatus.transitions() is the same table; a test compares them.
create table offer_status_transition (
  status text not null,
  next   text not null,
  primary key (status, next)
);
insert into offer_status_transition values ('PROPOSED', 'ACCEPTED'), ('PROPOSED', 'DECLINED'), ('PROPOSED', 'LAPSED');

create function check_offer_status() returns trigger language plpgsql as $$
begin
  if new.status <> old.status
     and not exists (select from offer_status_transition t where t.status = old.status and t.next = new.status) then
    raise exception 'Offer %: % cannot become %', old.id, old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_offer_status before update on offer for each row execute function check_offer_status();

-- What an offer weighs on the budget of its standing offer: what ended without money weighs nothing.
create view offer_weight as
  select o.id, o.standing_offer_id, o.case_number, o.need_id, o.status,
         case o.status
           when 'PROPOSED' then o.amount_fen
           when 'ACCEPTED' then case when p.status in ('OPEN', 'PARTLY_PAID') then p.amount_fen else p.honoured_fen end
           else 0
         end as fen
    from offer o left join pledge p on p.id = o.pledge_id;

create function check_budget() returns trigger language plpgsql as $$
declare
  standing standing_offer;
begin
  select * into standing from standing_offer s where s.id = new.standing_offer_id for update;
  if (select sum(w.fen) from offer_weight w where w.standing_offer_id = standing.id) > standing.budget_fen then
    raise exception 'Standing offer % has less left', standing.id using errcode = 'check_violation', constraint = 'within_the_budget';
  end if;
  if (select sum(w.fen) from offer_weight w
       where w.standing_offer_id = standing.id and w.case_number = new.case_number) > standing.cap_per_case_fen then
    raise exception 'Standing offer % gives less to one case', standing.id
      using errcode = 'check_violation', constraint = 'within_the_cap';
  end if;
  return null;
end $$;
create constraint trigger within_budget_and_cap after insert or update on offer deferrable initially deferred
  for each row execute function check_budget();

-- Needs that standing offers fit, and how much each may give; a need is put to a standing offer once.
create view fitting_need as
  select s.id as standing_offer_id, s.donor_id, s.client_id, s.mode, s.last_used_at, s.offered_at as standing_offered_at,
         n.line_id as need_id, n.priority, n.offered_at as need_offered_at, w.case_number is not null as waits,
         least(
           n.approved_fen - n.met_fen - n.pledged_fen
             - coalesce((select sum(o.amount_fen) from offer o where o.need_id = n.line_id and o.status = 'PROPOSED'), 0),
           s.budget_fen - coalesce((select sum(x.fen) from offer_weight x where x.standing_offer_id = s.id), 0),
           s.cap_per_case_fen - coalesce((select sum(x.fen) from offer_weight x
                                           where x.standing_offer_id = s.id and x.case_number = n.case_number), 0)
         )::bigint as fen
    from standing_offer s
    join need n on n.closed_at is null and n.kind = 'MONEY' and n.met_fen + n.pledged_fen < n.approved_fen
     and (cardinality(s.areas) = 0 or exists (select from unnest(s.areas) as a (code) where n.area like a.code || '%'))
     and (cardinality(s.categories) = 0 or n.category = any (s.categories))
    join case_file f on f.case_number = n.case_number and f.status in ('OPEN', 'PARTLY_MET') and not f.held
    left join waiting_case w on w.case_number = n.case_number
   where s.ended_at is null
     and not exists (select from offer o where o.standing_offer_id = s.id and o.need_id = n.line_id);

revoke delete, truncate on standing_offer, offer from "${application_role}";
revoke insert, update, delete, truncate on offer_status_transition from "${application_role}";
