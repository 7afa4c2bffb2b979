create function append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- Who had a hand in a case.
create table case_hand (
  case_number text not null,
  hand text not null,
  official text not null,
  at timestamptz not null,
  primary key (case_number, hand, official)
);

-- Four eyes: nobody does the one after having done the other.
create table hand_rule (
  hand text not null,
  never_after text not null,
  primary key (hand, never_after)
);

insert into hand_rule (hand, never_after) values
  ('REVIEWED', 'VISITED'),
  ('DECIDED', 'FILED'), ('DECIDED', 'VISITED'), ('DECIDED', 'REVIEWED'), ('DECIDED', 'DECIDED'), ('DECIDED', 'RELEASED'),
  ('SIGNED_REFUSAL', 'FILED'), ('SIGNED_REFUSAL', 'VISITED'), ('SIGNED_REFUSAL', 'REVIEWED'),
  ('RELEASED', 'FILED'), ('RELEASED', 'VISITED'), ('RELEASED', 'DECIDED'), ('RELEASED', 'PREPARED'),
  ('VISITED', 'DECIDED'), ('VISITED', 'RELEASED');

create function four_eyes() returns trigger language plpgsql as $$
begin
  if exists (select from case_hand h join hand_rule r on r.never_after = h.hand
             where h.case_number = new.case_number and h.official = new.official
               and r.hand = new.hand and h.hand <> new.hand) then
    raise exception '% may not have the hand % in case %', new.official, new.hand, new.case_number
      using errcode = 'check_violation', constraint = 'four_eyes';
  end if;
  return new;
end
$$;

create trigger four_eyes before insert on case_hand for each row execute function four_eyes();
create trigger append_only before update or delete on case_hand for each row execute function append_only();

-- Days on which an official takes no new tasks.
create table absence (
  id bigint generated always as identity primary key,
  official text not null,
  from_day date not null,
  until_day date not null,
  check (from_day <= until_day)
);
create index on absence (official, until_day);

-- Outside systems.
create table client (
  id text primary key,
  secret_sha256 bytea not null check (octet_length(secret_sha256) = 32),
  scopes text[] not null,
  registered_at timestamptz not null
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  act text not null,
  subject text not null,
  facts jsonb not null
);
create index on audit_entry (subject, id);
create trigger append_only before update or delete on audit_entry for each row execute function append_only();

revoke update, delete on case_hand, audit_entry from "${application_role}";
revoke insert, update, delete on hand_rule from "${application_role}";
