-- The replies given to each client's keys; a key, its effect and its reply are one commit.
create table idempotency_key (
  client_id    text        not null,
  key          text        not null,
  request_hash bytea       not null,
  status       int         not null,
  location     text,
  content_type text,
  body         bytea       not null,
  used_at      timestamptz not null default now(),
  primary key (client_id, key)
);
create index idempotency_key_by_age on idempotency_key (used_at);

create table outbox_command (
  id         uuid        primary key,
  kind       text        not null,
  payload    jsonb       not null,
  status     text        not null default 'WAITING' check (status in ('WAITING', 'DONE', 'DEAD')),
  attempts   int         not null default 0,
  due_at     timestamptz not null default now(),
  why        text,
  created_at timestamptz not null default now(),
  done_at    timestamptz
);
create index outbox_command_due on outbox_command (due_at) where status = 'WAITING';
create index outbox_command_dead on outbox_command (id) where status = 'DEAD';

-- Read in the order (tx, position) and only up to the oldest open transaction, so that no event that
-- commits late is skipped. Rows restored from a dump into another server need: set tx = '1'.
create table outbox_event (
  position    bigint      primary key generated always as identity,
  tx          xid8        not null default pg_current_xact_id(),
  id          uuid        not null,
  type        text        not null,
  subject     text        not null,
  client_id   text,
  happened_at timestamptz not null,
  data        jsonb       not null
);
create index outbox_event_of_client on outbox_event (client_id, tx, position);
create index outbox_event_of_subject on outbox_event (subject);

create table inbox_message (
  id          bigint      primary key generated always as identity,
  source      text        not null,
  event_id    text        not null,
  body        text        not null,
  status      text        not null default 'WAITING' check (status in ('WAITING', 'DONE', 'DEAD')),
  attempts    int         not null default 0,
  due_at      timestamptz not null default now(),
  why         text,
  received_at timestamptz not null default now(),
  done_at     timestamptz,
  unique (source, event_id)
);
create index inbox_message_due on inbox_message (due_at, id) where status = 'WAITING';
create index inbox_message_dead on inbox_message (id) where status = 'DEAD';

-- Messages that contradict the first one of their id.
create table inbox_conflict (
  id          bigint      primary key generated always as identity,
  source      text        not null,
  event_id    text        not null,
  body        text        not null,
  received_at timestamptz not null default now(),
  foreign key (source, event_id) references inbox_message (source, event_id)
);

create table signal (
  id          bigint      primary key generated always as identity,
  message     text        not null,
  case_number text        not null,
  variable    text,
  value       text,
  status      text        not null default 'WAITING' check (status in ('WAITING', 'DONE', 'DEAD')),
  attempts    int         not null default 0,
  due_at      timestamptz not null default now(),
  why         text,
  sent_at     timestamptz not null default now(),
  done_at     timestamptz,
  check ((variable is null) = (value is null))
);
create index signal_due on signal (due_at, id) where status = 'WAITING';
create index signal_dead on signal (id) where status = 'DEAD';
create index signal_waiting_of_case on signal (case_number) where status = 'WAITING';
