-- What applicants are asked to add, and what registers far away are asked.

create table completion_question (
  id             uuid primary key,
  case_number    text not null references case_file,
  items          text[] not null check (cardinality(items) > 0),
  official       text not null,
  asked_at       timestamptz not null,
  answered_at    timestamptz,
  answered_items text[] check (answered_items <@ items),
  words          uuid,
  lapsed_at      timestamptz,
  check (answered_at is null or lapsed_at is null),
  check ((answered_at is null) = (answered_items is null))
);
comment on table completion_question is 'What an applicant was asked to add; answered once, or lapsed.';
comment on column completion_question.words is 'Vault token of the applicant''s words.';
create unique index completion_question_open on completion_question (case_number)
  where answered_at is null and lapsed_at is null;

create table remote_register (
  area      text primary key,
  client_id text not null references client
);
comment on table remote_register is 'Which outside system is the poverty register of an area; our own table where none is.';

create table register_question (
  id          uuid primary key,
  case_number text not null references case_file,
  client_id   text not null references client,
  applicant   uuid not null,
  asked_at    timestamptz not null,
  closed_at   timestamptz
);
comment on column register_question.closed_at is 'When it was answered, or checked by hand instead.';
create index register_question_case on register_question (case_number);
create index register_question_open on register_question (client_id, asked_at) where closed_at is null;
