-- Goods of a need line on their way from the aid station to the household.
create table shipment (
  id             uuid        primary key,
  version        bigint      not null,
  case_number    text        not null references case_file,
  need_id        uuid        not null references need_line,
  pieces         int         not null check (pieces > 0),
  dispatched_by  text        not null,
  dispatched_at  timestamptz not null,
  condition      text        check (condition in ('GOOD', 'DAMAGED', 'LOST')),
  arrived        int         not null,
  handed_over_on date,
  recorded_by    text,
  recorded_at    timestamptz,
  constraint arrived_as_its_condition_says check (
    case condition
      when 'GOOD' then arrived = pieces
      when 'DAMAGED' then arrived >= 0 and arrived < pieces
      when 'LOST' then arrived >= 0 and arrived < pieces
      else arrived = 0
    end),
  constraint told_as_a_whole check (num_nulls(condition, handed_over_on, recorded_by, recorded_at) in (0, 4))
);
create index shipment_of_case on shipment (case_number, dispatched_at);
create unique index one_shipment_of_a_line_at_a_time on shipment (need_id) where condition is null;

create function keep_shipment() returns trigger language plpgsql as $$
begin
  if old.condition is not null then
    raise exception 'What became of shipment % is told', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger told_once before update on shipment for each row execute function keep_shipment();
revoke delete on shipment from "${application_role}";
