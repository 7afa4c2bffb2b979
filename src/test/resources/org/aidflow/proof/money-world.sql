-- One of everything that money outside the ledger is about, for money-rules.txt; {name} is an id of its own.

create function pg_temp.copied(of_table text, condition text, changes jsonb) returns void language plpgsql as $$
begin
  execute format('insert into %I overriding user value select (jsonb_populate_record(r, $1)).* from %I r where %s',
                 of_table, of_table, condition) using changes;
end $$;

insert into case_file (case_number, version, kind, household_id, area, category, cause, urgency, filed_by, client_id, filed_at, updated_at,
                       status, held, under_appeal, on_notice)
select 'HR-1999-000000' || n, 0, 'HELP_REQUEST', '{new}', '520502100001', 'DAILY_NECESSITIES', 'ILLNESS', 'NORMAL', 'SELF', 'rules', now(), now(),
       'FILED', false, false, false
  from generate_series(1, 9) n;

insert into need_line (id, version, case_number, position, client_line_id, kind, purpose, asked_fen, approved_fen, met_fen, paid_fen) values
  ('{line}', 0, 'HR-1999-0000001', 1, 'coat', 'MONEY', 'winter coats', 1000, 900, 600, 300),
  ('{line2}', 0, 'HR-1999-0000001', 2, 'shoes', 'MONEY', 'shoes', 500, 500, 0, 0),
  ('{line3}', 0, 'HR-1999-0000001', 3, 'gloves', 'MONEY', 'gloves', 500, 500, 0, 0);
insert into need_line (id, version, case_number, position, client_line_id, kind, purpose, asked_fen, approved_fen, met_fen, paid_fen,
                       asked_quantity, approved_quantity, met_quantity, dispatched_quantity, handed_over_quantity, estimated_fen)
values ('{goods}', 0, 'HR-1999-0000001', 4, 'bag', 'GOODS', 'school bags', 0, 0, 0, 0, 10, 8, 6, 5, 3, 100);
insert into need (line_id, version, case_number, kind, area, category, priority, asked_fen, approved_fen, pledged_fen, met_fen, offered_at) values
  ('{line}', 0, 'HR-1999-0000001', 'MONEY', '520502100', 'DAILY_NECESSITIES', 'P2', 1000, 900, 100, 600, now()),
  ('{line2}', 0, 'HR-1999-0000001', 'MONEY', '520502100', 'DAILY_NECESSITIES', 'P2', 500, 500, 0, 0, now());

insert into need (line_id, version, case_number, kind, area, category, priority, asked_fen, approved_fen, pledged_fen, met_fen, offered_at,
                  item, approved_quantity, pledged_quantity, met_quantity)
values ('{goods}', 0, 'HR-1999-0000001', 'GOODS', '520502100', 'DAILY_NECESSITIES', 'P2', 0, 0, 0, 0, now(), 'school bags', 8, 2, 6);

insert into donor (id, client_id, external_ref, kind, token, registered_at) values ('{donor}', 'rules', 'rules', 'PERSON', '{new}', now());
insert into pledge (id, version, need_id, donor_id, client_id, amount_fen, honoured_fen, status, pledged_at, reserved_until) values
  ('{pledge}', 0, '{line}', '{donor}', 'rules', 100, 0, 'OPEN', now(), now()),
  ('{lapsed}', 0, '{line}', '{donor}', 'rules', 100, 0, 'OPEN', now(), now());
update pledge set status = 'LAPSED', ended_at = now() where id = '{lapsed}';

insert into contribution (id, version, client_id, channel_reference, donor_id, pledge_id, received_fen, status) values
  ('{gift}', 0, 'rules', 'gift', '{donor}', '{pledge}', 700, 'RECEIVED'),
  ('{gift2}', 0, 'rules', 'gift2', '{donor}', null, 100, 'RECEIVED');
insert into contribution (id, version, client_id, channel_reference, donor_id, announced_fen, status, announced_at, expires_at) values
  ('{announced}', 0, 'rules', 'announced', '{donor}', 10, 'INITIATED', now(), now());
insert into gift (id, client_id, channel_reference, donor_id, amount_fen, paid_at, received_at, pledge_id, receipt_number) values
  ('{gift}', 'rules', 'gift', '{donor}', 700, now(), now(), '{pledge}', 'rules-1'),
  ('{gift2}', 'rules', 'gift2', '{donor}', 100, now(), now(), null, 'rules-2');
insert into public_fund values ('99');
insert into gift_wish (id, gift_id, wish, fund_area, amount_fen, wished_at, wished_by) values
  ('{refund-wish}', '{gift}', 'REFUND', null, 50, now(), 'rules'),
  ('{redirect-wish}', '{gift}', 'REDIRECT', '99', 20, now(), 'rules');
insert into gift_allocation (id, gift_id, need_id, fund_area, amount_fen, taken_back_fen, allocated_at, wish_id) values
  ('{allocation}', '{gift}', '{line}', null, 600, 0, now(), null),
  ('{redirected}', '{gift}', null, '99', 20, 0, now(), '{redirect-wish}');
insert into fund_grant (id, fund_area, need_id, amount_fen, granted_at, granted_by) values ('{grant}', '99', '{line}', 10, now(), 'rules');
insert into unplaced_money (number, version, id, client_id, channel_reference, amount_fen, paid_at, received_at, why, status) values
  ('MONEY-1999-0000001', 0, '{unplaced}', 'rules', 'unplaced', 5, now(), now(), 'NOBODY_NAMED', 'OPEN');

insert into refund (number, id, owed_for, channel, channel_reference, area, amount_fen, owed_at) values
  ('REFUND-1999-0000001', '{refund-wish}', '{gift}', 'rules', 'gift', '520502', 50, now()),
  ('REFUND-1999-0000002', '{refund2}', '{gift2}', 'rules', 'gift2', '520502', 40, now());
insert into refund_account (number, payee_token, bank_code, said_by, said_at) values ('REFUND-1999-0000001', '{new}', '102', 'rules', now());
insert into refund_note (number, task, official, fields, at) values ('REFUND-1999-0000001', 'UserTask_PreparePayment', 'rules', '{}', now());
insert into provider (id, name, credit_code, account_token, bank_code, registered_at) values
  ('{provider}', 'clinic', '9152050200000000RU', '{new}', '102', now());
insert into provider_invoice (id, case_number, provider_id, invoice_number, amount_fen, received_at) values
  ('{invoice}', 'HR-1999-0000005', '{provider}', 'rules-1', 200, now());

-- -------------------------------------------------------------------------------------------------------------- payments

create function pg_temp.payment(id uuid, case_number text, last text) returns void language plpgsql as $$
declare
  step text;
begin
  insert into disbursement (id, version, purpose, case_number, attempt, status, amount_fen, payee_token, bank_code, prepared_by, created_at)
  values (id, 0, 'AID', case_number, 1, 'DRAFT', 100, '{new}', '102', 'preparer', now());
  insert into disbursement_line values (id, '{line}', 100);
  foreach step in array array['IN_APPROVAL', 'APPROVED', 'RELEASED', 'SUBMITTED', 'PAID'] loop
    exit when last = 'DRAFT';
    if step = 'APPROVED' then
      insert into disbursement_approval select d.id, d.payload_hash, d.prepared_by, 'releaser', now() from disbursement d where d.id = payment.id;
    else
      update disbursement d
         set status = step, payload_hash = disbursement_hash(d),
             message_id = case when step in ('SUBMITTED', 'PAID') then replace(d.id::text, '-', '') end,
             submitted_at = case when step in ('SUBMITTED', 'PAID') then now() end
       where d.id = payment.id;
    end if;
    exit when step = last;
  end loop;
end $$;
select pg_temp.payment('{draft}', 'HR-1999-0000001', 'DRAFT'), pg_temp.payment('{approval}', 'HR-1999-0000002', 'IN_APPROVAL'),
       pg_temp.payment('{approved}', 'HR-1999-0000003', 'APPROVED'), pg_temp.payment('{released}', 'HR-1999-0000004', 'RELEASED'),
       pg_temp.payment('{paid}', 'HR-1999-0000006', 'PAID'), pg_temp.payment('{paid2}', 'HR-1999-0000006', 'PAID'),
       pg_temp.payment('{paid3}', 'HR-1999-0000006', 'PAID'), pg_temp.payment('{batched}', 'HR-1999-0000007', 'IN_APPROVAL');
insert into disbursement (id, version, purpose, case_number, replaces, attempt, status, amount_fen, payee_token, bank_code, prepared_by, created_at)
values ('{bare}', 0, 'AID', 'HR-1999-0000009', '{paid}', 2, 'DRAFT', 100, '{new}', '102', 'preparer', now());
insert into disbursement (id, version, purpose, case_number, invoice_id, attempt, status, amount_fen, payee_token, bank_code, prepared_by, created_at)
values ('{billed}', 0, 'PROVIDER_INVOICE', 'HR-1999-0000005', '{invoice}', 1, 'DRAFT', 150, '{new}', '102', 'preparer', now());
insert into disbursement (id, version, purpose, refund_number, attempt, status, amount_fen, original_reference, prepared_by, created_at) values
  ('{refunding}', 0, 'REFUND', 'REFUND-1999-0000001', 1, 'DRAFT', 50, 'gift', 'preparer', now()),
  ('{refund-approval}', 0, 'REFUND', 'REFUND-1999-0000002', 1, 'DRAFT', 40, 'gift2', 'preparer', now());
update disbursement d set status = 'IN_APPROVAL', payload_hash = disbursement_hash(d) where d.id = '{refund-approval}';
insert into work_hand (subject, hand, official, at) values
  ('HR-1999-0000002', 'VISITED', 'visitor', now()), ('REFUND-1999-0000002', 'VISITED', 'visitor', now());

insert into payment_batch (id, released_by, count, sum_fen, message_id, created_at)
values ('{batch}', 'releaser', 1, 100, replace('{batch}', '-', ''), now());
update disbursement set batch_id = '{batch}' where id = '{batched}';
insert into disbursement_approval select d.id, d.payload_hash, d.prepared_by, 'releaser', now() from disbursement d where d.id = '{batched}';
update disbursement set status = 'RELEASED' where id = '{batched}';

insert into bank_answer (disbursement_id, order_id, source, kind, received_at, effect) values
  ('{paid}', replace('{paid}', '-', ''), 'SUBMIT', 'PAID', now(), 'APPLIED');
insert into bank_file (name, sha256, bytes, state, type, message_id, reason, received_at) values
  ('rules.xml', repeat('ab', 32), 1, 'TAKEN', 'camt.053', 'rules', null, now()),
  ('rules2.xml', repeat('ac', 32), 1, 'REFUSED', null, null, 'nonsense', now());

insert into recovery (number, version, case_number, disbursement_id, reason, status, claimed_fen, claimed_by, claimed_at) values
  ('RECOVERY-1999-0000001', 0, 'HR-1999-0000006', '{paid}', 'FRAUD', 'CLAIMED', 80, 'rules', now()),
  ('RECOVERY-1999-0000002', 0, 'HR-1999-0000006', '{paid2}', 'FRAUD', 'CLAIMED', 80, 'rules', now());
update recovery set status = 'PARTLY_RECEIVED', received_fen = 30 where number = 'RECOVERY-1999-0000001';
insert into recovery_receipt (id, number, channel, channel_reference, amount_fen, reported_fen, paid_at, received_at) values
  ('{receipt}', 'RECOVERY-1999-0000001', 'rules', 'receipt', 30, 30, now(), now());
insert into recovery_line values ('{receipt}', '{line}', 30);

insert into final_account (case_number, drawn_at, status, asked_fen, approved_fen, given_fen, recovered_fen, paid_fen, returned_fen,
                           given_back_fen, refunded_fen, left_fen)
values ('HR-1999-0000001', now(), 'CLOSED', 1, 1, 100, 10, 90, 0, 10, 5, 10);

-- ----------------------------------------------------------------------------------------------------- statements and closes

insert into custody_account (reference, bank_account, area) values
  ('rules-open', 'rules-open', '520502'), ('rules-told', 'rules-told', '520502'), ('rules-closed', null, '520502');
insert into bank_statement (account, statement_id, sequence, from_day, to_day, opening_fen, closing_fen, lines, content_hash, imported_at) values
  ('rules-open', 'S1', 1, '1999-01-05', '1999-01-05', 0, 0, 9, sha256('1'), now()),
  ('rules-told', 'S1', 1, '1999-01-05', '1999-01-05', 0, 0, 9, sha256('2'), now()),
  ('rules-closed', 'S1', 1, '1999-01-02', '1999-01-02', 0, 0, 9, sha256('3'), now()),
  ('rules-closed', 'S2', 2, '1999-01-03', '1999-01-03', 0, 7, 9, sha256('4'), now());
insert into statement_break (number, version, kind, status, account, area, day, amount_fen, leg, reference, order_id, statement_id, line, opened_at) values
  ('BREAK-1999-0000001', 0, 'MISSING_HERE', 'OPEN', 'rules-open', '520502', '1999-01-05', 10, null, null, null, 'S1', 3, now()),
  ('BREAK-1999-0000002', 0, 'AMOUNT', 'OPEN', 'rules-open', '520502', '1999-01-05', 10, 'PAYMENT', 'rules-2', null, 'S1', 4, now()),
  ('BREAK-1999-0000003', 0, 'MISSING_THERE', 'OPEN', 'rules-open', '520502', '1999-01-05', 10, 'PAYMENT', 'rules-3', null, null, null, now()),
  ('BREAK-1999-0000004', 0, 'MISSING_THERE', 'OPEN', 'rules-open', '520502', '1999-01-05', 10, 'PAYMENT', 'rules-4', 'ORDER-1', null, null, now()),
  ('BREAK-1999-0000005', 0, 'DUPLICATE', 'OPEN', 'rules-open', '520502', '1999-01-05', 10, null, null, null, 'S1', 5, now());
update statement_break set status = 'PROPOSED', clearing = 'CORRECT', our_reference = 'rules-2', reason = 'a digit', proposed_by = 'ann', proposed_at = now()
 where number = 'BREAK-1999-0000002';
update statement_break set status = 'PROPOSED', clearing = 'SUSPENSE', reason = 'twice', proposed_by = 'ann', proposed_at = now()
 where number = 'BREAK-1999-0000005';
update statement_break set status = 'RESOLVED', clearing = 'MATCHED', resolved_at = now() where number = 'BREAK-1999-0000003';
insert into work_hand (subject, hand, official, at) values
  ('BREAK-1999-0000002', 'PROPOSED', 'ann', now()), ('BREAK-1999-0000002', 'AGREED', 'bob', now());
insert into statement_break_step (number, at, step) values ('BREAK-1999-0000001', now(), 'OPENED');
insert into statement_line (account, statement_id, number, entry_reference, booked_on, counted_on, side, amount_fen, bank_reference, kind, state, leg,
                            reference, break_number) values
  ('rules-open', 'S1', 1, 'e1', '1999-01-05', '1999-01-05', 'DEBIT', 10, 'b1', 'PAYMENT', 'TOLD', null, null, null),
  ('rules-open', 'S1', 2, 'e2', '1999-01-05', '1999-01-05', 'DEBIT', 10, 'b2', 'PAYMENT', 'MATCHED', 'PAYMENT', 'rules-9', null),
  ('rules-open', 'S1', 3, 'e3', '1999-01-05', '1999-01-05', 'CREDIT', 10, 'b3', 'RECEIPT', 'BROKEN', null, null, 'BREAK-1999-0000001'),
  ('rules-told', 'S1', 1, 'e1', '1999-01-05', '1999-01-05', 'DEBIT', 10, 'b1', 'PAYMENT', 'TOLD', null, null, null);
insert into account_close (account, day, statement_id, closing_fen, books_fen, entry, closed_at, closed_by) values
  ('rules-closed', '1999-01-02', 'S1', 0, 0, 0, now(), 'system');
