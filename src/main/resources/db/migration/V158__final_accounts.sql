-- The account of a case when it ends, and each time money moves after that; the newest counts. Amounts in fen.

create table final_account (
  id            bigint generated always as identity primary key,
  case_number   text not null references case_file,
  drawn_at      timestamptz not null,
  status        text not null,
  asked_fen     bigint not null check (asked_fen >= 0),
  approved_fen  bigint not null check (approved_fen >= 0),
  given_fen     bigint not null check (given_fen >= 0),
  recovered_fen bigint not null check (recovered_fen >= 0),
  paid_fen      bigint not null check (paid_fen >= 0),
  returned_fen  bigint not null check (returned_fen >= 0),
  given_back_fen bigint not null check (given_back_fen >= 0),
  refunded_fen  bigint not null check (refunded_fen >= 0),
  left_fen      bigint not null check (left_fen >= 0),
  constraint balances_to_the_fen check (given_fen + recovered_fen = paid_fen + given_back_fen + left_fen),
  constraint refunded_of_what_was_given_back check (refunded_fen <= given_back_fen)
);
create index final_account_of_case on final_account (case_number, id);
comment on column final_account.given_fen is 'All that gifts and public funds gave, what was taken back later included.';
comment on column final_account.paid_fen is 'Paid and not returned by the bank; what was recovered of it included.';
comment on column final_account.left_fen is 'Given and neither paid nor given back; 0 when all is done.';
create trigger append_only before update or delete on final_account for each row execute function append_only();
create trigger never_emptied before truncate on final_account execute function append_only();
revoke update, delete, truncate on final_account from "${application_role}";
