-- What a donor wishes for money that serves nothing, and what public funds give to needs. Amounts in fen.

create table gift_wish (
  id         uuid primary key,
  gift_id    uuid not null references gift,
  wish       text not null check (wish in ('REFUND', 'REDIRECT')),
  need_id    uuid references need,
  fund_area  text,
  amount_fen bigint not null check (amount_fen > 0),
  wished_at  timestamptz not null,
  wished_by  text not null,
  constraint redirected_to_one_purpose check (
    case wish when 'REDIRECT' then (need_id is null) <> (fund_area is null) else need_id is null and fund_area is null end),
  constraint wish_of_this_gift unique (id, gift_id)
);
create index gift_wish_of_gift on gift_wish (gift_id);
comment on table gift_wish is 'Carried out at once: a redirected part is an allocation, a part to be refunded is owed to the donor.';
create trigger append_only before update or delete on gift_wish for each row execute function append_only();
create trigger never_emptied before truncate on gift_wish execute function append_only();
revoke update, delete, truncate on gift_wish from "${application_role}";

alter table gift_allocation add column wish_id uuid unique;
alter table gift_allocation add constraint redirected_by_a_wish foreign key (wish_id, gift_id) references gift_wish (id, gift_id);
comment on column gift_allocation.wish_id is 'The wish that redirected this part here; none for what the gift was meant for.';

-- serving and to be refunded, together never more than came in
create or replace function check_gift_is_not_exceeded() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(a.amount_fen - a.taken_back_fen), 0) from gift_allocation a where a.gift_id = new.gift_id)
     + (select coalesce(sum(w.amount_fen), 0) from gift_wish w where w.gift_id = new.gift_id and w.wish = 'REFUND')
     > (select g.amount_fen from gift g where g.id = new.gift_id) then
    raise exception 'Gift % serves more than it holds', new.gift_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger gift_is_not_exceeded after insert on gift_wish deferrable initially deferred
  for each row execute function check_gift_is_not_exceeded();

-- A redirected part is an allocation of the same amount to the same purpose.
create function check_wish_is_carried_out() returns trigger language plpgsql as $$
begin
  if new.wish = 'REDIRECT' and not exists (
      select from gift_allocation a
       where a.wish_id = new.id and a.amount_fen = new.amount_fen
         and a.need_id is not distinct from new.need_id and a.fund_area is not distinct from new.fund_area) then
    raise exception 'Wish % is not carried out as it was said', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger wish_is_carried_out after insert on gift_wish deferrable initially deferred
  for each row execute function check_wish_is_carried_out();

-- The money of an area. The row is the lock of whoever takes from it; whoever adds needs none.
create table public_fund (
  area text primary key check (area ~ '^[0-9]{2}([0-9]{2}([0-9]{2})?)?$')
);
insert into public_fund select distinct fund_area from gift where fund_area is not null;

-- What a public fund gives to a need.
create table fund_grant (
  id             uuid primary key,
  fund_area      text not null references public_fund,
  need_id        uuid not null references need,
  amount_fen     bigint not null check (amount_fen > 0),
  taken_back_fen bigint not null default 0,
  granted_at     timestamptz not null,
  granted_by     text not null,
  constraint taken_back_up_to_the_amount check (taken_back_fen between 0 and amount_fen)
);
create index fund_grant_of_need on fund_grant (need_id);
create index fund_grant_of_fund on fund_grant (fund_area);

-- What was given to a need is given; only what is taken back of it grows.
create function check_given_stays() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'taken_back_fen' is distinct from to_jsonb(old) - 'taken_back_fen' or new.taken_back_fen < old.taken_back_fen then
    raise exception '% %: only more of it can be taken back', tg_table_name, old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger given_stays before update on gift_allocation for each row execute function check_given_stays();
create trigger given_stays before update on fund_grant for each row execute function check_given_stays();

revoke delete, truncate on fund_grant, public_fund from "${application_role}";
