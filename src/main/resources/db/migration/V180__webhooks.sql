-- Where clients want their events sent. One that is gone stays without its secret, so that no event of its client
-- ever waits for it or fails because of it.
create table webhook (
  id            uuid        primary key,
  client_id     text        not null,
  url           text        not null,
  types         text[]      not null,
  sealed_secret bytea,
  subscribed_at timestamptz not null,
  removed_at    timestamptz,
  check ((sealed_secret is null) = (removed_at is not null))
);
comment on column webhook.types is 'The types of events that are sent; all when empty';
create index webhook_of_client on webhook (client_id) where removed_at is null;

-- An event on its way to a webhook, sent in the order (tx, position) as outbox_event is read; rows restored from a dump
-- into another server need: set tx = '1'.
create table webhook_delivery (
  id         uuid        primary key default gen_random_uuid(),
  webhook_id uuid        not null references webhook,
  position   bigint      not null references outbox_event,
  tx         xid8        not null default pg_current_xact_id(),
  status     text        not null default 'WAITING' check (status in ('WAITING', 'DONE', 'DEAD', 'GIVEN_UP')),
  attempts   int         not null default 0,
  due_at     timestamptz not null default now(),
  why        text,
  created_at timestamptz not null default now(),
  done_at    timestamptz,
  unique (webhook_id, position)
);
create index webhook_delivery_waiting on webhook_delivery (webhook_id, tx, position) where status = 'WAITING';
create index webhook_delivery_dead on webhook_delivery (id) where status = 'DEAD';
create index webhook_delivery_by_age on webhook_delivery (done_at) where done_at is not null;
