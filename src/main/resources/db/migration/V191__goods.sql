-- Need lines of goods: pieces, brought by donors and handed over; what they are worth is an estimate and no money.

alter table need_line
  add column asked_quantity       int check (asked_quantity > 0),
  add column confirmed_quantity   int check (confirmed_quantity between 0 and asked_quantity),
  add column approved_quantity    int check (approved_quantity between 0 and coalesce(confirmed_quantity, asked_quantity)),
  add column met_quantity         int check (met_quantity between 0 and approved_quantity),
  add column handed_over_quantity int check (handed_over_quantity between 0 and met_quantity),
  add column estimated_fen        bigint check (estimated_fen > 0),
  drop constraint need_line_asked_fen_check,
  add constraint money_or_goods check (
    case kind
      when 'GOODS' then asked_fen = 0 and num_nulls(asked_quantity, approved_quantity, met_quantity, handed_over_quantity, estimated_fen) = 0
      else asked_fen > 0 and num_nonnulls(asked_quantity, confirmed_quantity, approved_quantity, met_quantity, handed_over_quantity, estimated_fen) = 0
    end);

alter table need
  add column kind              text not null default 'MONEY',
  add column item              text,
  add column approved_quantity int not null default 0,
  add column pledged_quantity  int not null default 0 check (pledged_quantity >= 0),
  add column met_quantity      int not null default 0 check (met_quantity >= 0),
  drop constraint need_asked_fen_check,
  drop constraint need_approved_fen_check,
  add constraint money_or_goods check (
    case kind
      when 'GOODS' then item is not null and approved_quantity > 0 and asked_fen = 0 and approved_fen = 0
      else item is null and approved_quantity = 0 and asked_fen > 0 and approved_fen > 0
    end),
  add constraint never_more_pieces_than_needed check (pledged_quantity + met_quantity <= approved_quantity),
  add constraint no_pieces_pledged_on_a_closed_need check (closed_at is null or pledged_quantity = 0);
alter table need alter column kind drop default;

alter table pledge
  add column quantity            int not null default 0,
  add column brought_quantity    int not null default 0,
  add column given_back_quantity int not null default 0 check (given_back_quantity between 0 and brought_quantity),
  drop constraint pledge_amount_fen_check,
  add constraint money_or_goods check (
    (amount_fen > 0 and quantity = 0) or (amount_fen = 0 and quantity > 0)),
  add constraint brought_up_to_the_pledge check (brought_quantity between 0 and quantity),
  drop constraint status_fits_what_is_honoured,
  add constraint status_fits_what_is_honoured check (
    case status
      when 'OPEN' then honoured_fen = 0 and brought_quantity = 0
      when 'PARTLY_PAID' then honoured_fen < amount_fen and honoured_fen > 0 or brought_quantity < quantity and brought_quantity > 0
      when 'FULFILLED' then honoured_fen = amount_fen and brought_quantity = quantity
      else honoured_fen < amount_fen or brought_quantity < quantity
    end);

-- Where only goods are approved there is no money to approve.
alter table decision drop constraint decision_check1;
alter table decision add constraint money_is_approved_by_an_approval
  check (approved_fen = 0 or verdict in ('APPROVE', 'APPROVE_LOWER'));
alter table notice drop constraint notice_approved_fen_check;
alter table notice add constraint approved_fen_is_no_debt check (approved_fen >= 0);
