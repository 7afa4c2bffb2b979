-- Goods that are on their way no longer lie at the station: they do not go back when a case is stopped.
alter table need_line add column dispatched_quantity int;
update need_line set dispatched_quantity = handed_over_quantity where kind = 'GOODS';
update need_line l set dispatched_quantity = l.handed_over_quantity + s.pieces
  from shipment s where s.need_id = l.id and s.condition is null;
alter table need_line add constraint sent_is_brought check (
  case kind
    when 'GOODS' then dispatched_quantity is not null and dispatched_quantity between handed_over_quantity and met_quantity
    else dispatched_quantity is null
  end);
