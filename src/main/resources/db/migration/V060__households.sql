-- Households as filings name them. Personal values are in the vault: person, applicant and account are its tokens.

create table household (
  id                   uuid primary key,
  version              bigint not null,
  area                 text not null check (area ~ '^[0-9]{12}$'),
  applicant            uuid not null unique,
  applicant_birth_year int not null
);

create table household_member (
  id               uuid primary key,
  household_id     uuid not null references household,
  person           uuid not null unique,
  birth_year       int not null,
  relation         text not null,
  student          text,
  disability_grade int check (disability_grade between 1 and 4),
  orphan           boolean not null
);
create index household_member_household on household_member (household_id);

create table circumstances (
  id                     uuid primary key,
  household_id           uuid not null references household,
  case_number            text not null,
  source                 text not null,
  said_by                text not null,
  said_at                timestamptz not null,
  size                   int not null check (size > 0),
  dependants             int check (dependants between 0 and size),
  yearly_income_fen      bigint check (yearly_income_fen >= 0),
  housing_grade          text,
  sudden_event_on        date,
  catastrophic_illness   boolean,
  medical_cost_fen       bigint check (medical_cost_fen >= 0)
);
create index circumstances_household on circumstances (household_id, said_at);
comment on table circumstances is 'What somebody said of how a household lives, and when; null is what nobody said. The newest row counts.';

create table consent (
  id          uuid primary key,
  case_number text not null unique,
  given_at    timestamptz not null,
  scopes      text[] not null,
  recorded_by text not null
);

create table payee (
  id          uuid primary key,
  case_number text not null,
  account     uuid not null unique,
  relation    text not null,
  bank_code   text not null,
  reason      text check (reason is not null or relation <> 'VILLAGE_COLLECTIVE'),
  holder_fits boolean not null,
  said_by     text not null,
  said_at     timestamptz not null
);
create index payee_case on payee (case_number, said_at);

create trigger append_only before update or delete on circumstances
  for each row execute function refuse_change();
create trigger append_only before update or delete on payee
  for each row execute function refuse_change();
create trigger append_only before update or delete on consent
  for each row execute function refuse_change();
