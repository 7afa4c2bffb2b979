-- Who gives. What a donor is called and how to reach them is in the vault.

create table donor (
  id            uuid primary key,
  client_id     text not null,
  external_ref  text not null,
  kind          text not null check (kind in ('PERSON', 'ORGANISATION')),
  credit_code   text check (credit_code is null or kind = 'ORGANISATION'),
  token         uuid not null,
  registered_at timestamptz not null,
  constraint donor_reference_once unique (client_id, external_ref)
);
