-- The local poverty register, what it answered for each case, and what areas measure poverty by.

create table poverty_register (
  person      uuid primary key,
  status      text not null,
  valid_until date not null
);
comment on column poverty_register.person is 'Vault token of a record that holds the resident id.';

create table register_answer (
  id          bigint generated always as identity primary key,
  case_number text not null,
  status      text not null,
  valid_until date,
  answered_at timestamptz not null
);
create index register_answer_case on register_answer (case_number, answered_at);
create trigger append_only before update or delete on register_answer
  for each row execute function refuse_change();

create table minimum_allowance (
  area          text not null,
  in_force_from date not null,
  fen_per_month bigint not null check (fen_per_month > 0),
  primary key (area, in_force_from)
);
comment on table minimum_allowance is 'A month''s minimum allowance for one person, by area and the day it came into force; the area '''' is the whole country.';
insert into minimum_allowance (area, in_force_from, fen_per_month) values ('', date '2020-01-01', 70000);

create table poverty_line (
  area text not null,
  year int not null,
  fen  bigint not null check (fen > 0),
  primary key (area, year)
);
comment on table poverty_line is 'A year''s income of one person below which a household is poor, by area and year; twelve minimum allowances where none is set.';
