-- Those who are paid for what they do for a household: clinics, schools, shops. Their account is in the vault.

create table provider (
  id            uuid primary key,
  name          text not null check (length(name) between 1 and 100),
  credit_code   text not null unique check (credit_code ~ '^[0-9A-Z]{18}$'),
  account_token uuid not null,
  bank_code     text not null check (bank_code ~ '^[0-9A-Za-z]{3,20}$'),
  registered_at timestamptz not null
);
comment on column provider.credit_code is 'Unified social credit code (GB 32100).';
alter table provider_invoice add constraint invoice_of_a_provider foreign key (provider_id) references provider;

revoke delete, truncate on provider from "${application_role}";
