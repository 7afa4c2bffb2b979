-- What villages read of approved cases, masked when it is written.

create table notice (
  id             uuid primary key,
  version        bigint not null,
  case_number    text not null references case_file,
  area           text not null check (area ~ '^[0-9]{12}$'),
  applicant      text not null check (length(applicant) <= 10),
  household_size int not null,
  category       text not null,
  approved_fen   bigint not null check (approved_fen > 0),
  published_at   timestamptz not null,
  until          timestamptz not null check (until > published_at),
  ended_at       timestamptz
);
create index notice_running on notice (area text_pattern_ops, published_at desc) where ended_at is null;
create unique index notice_one_running on notice (case_number) where ended_at is null;
