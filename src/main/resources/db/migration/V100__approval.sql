-- What officials decided.

create table decision (
  id           uuid primary key,
  case_number  text not null references case_file,
  task_id      text not null unique,
  official     text not null,
  verdict      text not null,
  approved_fen bigint not null check (approved_fen >= 0),
  reasons      text[] not null check (cardinality(reasons) > 0),
  words        text check (words is not null or verdict = 'APPROVE'),
  decided_at   timestamptz not null,
  check ((approved_fen > 0) = (verdict in ('APPROVE', 'APPROVE_LOWER')))
);
create index decision_case on decision (case_number, decided_at);
create trigger append_only before update or delete on decision
  for each row execute function refuse_change();
