-- How far the one clock was moved forward; one row at most.
create table clock_offset (
  singleton boolean primary key default true check (singleton),
  millis bigint not null check (millis >= 0)
);
