-- The only home of personal data. Values are encrypted with the key of their record, that key with the master key, which is not here.
create schema vault;

create table vault.record (
  id uuid primary key,
  wrapped_key bytea,
  kept_at timestamptz not null,
  erased_at timestamptz,
  check ((wrapped_key is null) = (erased_at is not null))
);

create table vault.personal_value (
  record_id uuid not null references vault.record,
  field text not null,
  cipher bytea not null,
  blind bytea,
  primary key (record_id, field)
);
create index on vault.personal_value (blind, field) where blind is not null;

-- Who was shown what, and why.
create table vault.reveal_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  record_id uuid not null,
  fields text[] not null,
  purpose text not null,
  who text not null
);
create index on vault.reveal_entry (record_id, id);

-- The key of blind indexes and draws, wrapped by the master key.
create table vault.index_key (
  singleton boolean primary key default true check (singleton),
  wrapped bytea not null
);

grant usage on schema vault to "${application_role}";
grant select, insert on vault.record, vault.reveal_entry, vault.index_key to "${application_role}";
grant update (wrapped_key, erased_at) on vault.record to "${application_role}";
grant select, insert, update, delete on vault.personal_value to "${application_role}";
