-- Case files, their need lines and what is kept of them. The rules are here, whatever the code says.

create table case_status_transition (
  from_status text not null,
  to_status   text not null,
  primary key (from_status, to_status)
);
comment on table case_status_transition is 'What a case may become. The same table as CaseStatus.transitions; a test compares them.';

insert into case_status_transition (from_status, to_status)
select from_status, unnest(string_to_array(successors, ' '))
from (values
  ('FILED',        'INCOMPLETE VERIFYING LAPSED WITHDRAWN TRANSFERRED ENDED_BY_DEATH'),
  ('INCOMPLETE',   'VERIFYING LAPSED WITHDRAWN TRANSFERRED ENDED_BY_DEATH'),
  ('VERIFYING',    'INCOMPLETE DECIDING WITHDRAWN TRANSFERRED ENDED_BY_DEATH'),
  ('DECIDING',     'INCOMPLETE VERIFYING OPEN PAYING REFUSED WITHDRAWN TRANSFERRED ENDED_BY_DEATH'),
  ('OPEN',         'VERIFYING PARTLY_MET MET CLOSED_UNMET WITHDRAWN TRANSFERRED ENDED_BY_DEATH'),
  ('PARTLY_MET',   'VERIFYING OPEN MET PAYING CLOSED_UNMET WITHDRAWN TRANSFERRED ENDED_BY_DEATH'),
  ('MET',          'VERIFYING OPEN PARTLY_MET PAYING WITHDRAWN TRANSFERRED ENDED_BY_DEATH'),
  ('PAYING',       'OPEN PARTLY_MET MET CONFIRMING'),
  ('CONFIRMING',   'OPEN PARTLY_MET PAYING FOLLOWING_UP'),
  ('FOLLOWING_UP', 'CLOSED'),
  ('REFUSED',      'DECIDING')
) as rows (from_status, successors);

create table case_file (
  case_number     text primary key check (case_number ~ '^[A-Z]{2}-[0-9]{4}-[0-9]{7}$'),
  version         bigint not null,
  kind            text not null,
  household_id    uuid not null,
  area            text not null check (area ~ '^[0-9]{12}$'),
  category        text not null,
  cause           text not null,
  urgency         text not null,
  filed_by        text not null,
  client_id       text not null,
  external_ref    text,
  story           uuid,
  filed_at        timestamptz not null,
  updated_at      timestamptz not null,
  status          text not null,
  held            boolean not null,
  under_appeal    boolean not null,
  on_notice       boolean not null,
  priority_points int check (priority_points between 0 and 100),
  priority_band   text,
  approved_at     timestamptz,
  unique (client_id, external_ref)
);
create index case_file_household on case_file (household_id);
create index case_file_client on case_file (client_id, updated_at, case_number);
create index case_file_area on case_file (area text_pattern_ops);

create function next_case_number(
  kind text, year int, client text, ref text, out case_number text, out known boolean)
language plpgsql security definer set search_path from current as $$
declare
  numbers text := format('case_number_%s_%s', lower(kind), year);
begin
  known := false;
  if ref is not null then
    perform pg_advisory_xact_lock(hashtextextended(client || '/' || ref, 50));
    select f.case_number into case_number from case_file f where f.client_id = client and f.external_ref = ref;
    known := found;
    if known then
      return;
    end if;
  end if;
  if to_regclass(numbers) is null then
    perform pg_advisory_xact_lock(hashtextextended(numbers, 50));
    execute format('create sequence if not exists %I', numbers);
  end if;
  case_number := format('%s-%s-%s', kind, year, lpad(nextval(numbers)::text, 7, '0'));
end $$;
comment on function next_case_number is
  'The next number of a kind and year, a sequence each; or, known, the first case that this client filed under this reference. Two filings at once under one reference wait for each other.';
revoke execute on function next_case_number from public;
grant execute on function next_case_number to "${application_role}";

create function check_case_status() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'FILED' then
      raise exception 'Case % begins with FILED, not %', new.case_number, new.status using errcode = 'check_violation';
    end if;
  elsif new.status <> old.status and not exists (
      select from case_status_transition where from_status = old.status and to_status = new.status) then
    raise exception 'Case % is % and cannot become %', new.case_number, old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger case_status before insert or update of status on case_file
  for each row execute function check_case_status();

create table need_line (
  id             uuid primary key,
  version        bigint not null,
  case_number    text not null references case_file,
  position       int not null,
  client_line_id text not null,
  kind           text not null,
  purpose        text not null,
  asked_fen      bigint not null check (asked_fen > 0),
  confirmed_fen  bigint check (confirmed_fen between 0 and asked_fen),
  approved_fen   bigint not null check (approved_fen between 0 and coalesce(confirmed_fen, asked_fen)),
  met_fen        bigint not null check (met_fen between 0 and approved_fen),
  paid_fen       bigint not null check (paid_fen between 0 and met_fen),
  unique (case_number, client_line_id),
  unique (case_number, position)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are added, never changed', tg_table_name using errcode = 'check_violation';
end $$;

create sequence timeline_entry_id increment by 50;
create table timeline_entry (
  id          bigint primary key,
  case_number text not null references case_file,
  at          timestamptz not null,
  actor       text not null,
  code        text not null,
  facts       jsonb not null
);
create index timeline_entry_case on timeline_entry (case_number, at, id);
create trigger append_only before update or delete on timeline_entry
  for each row execute function refuse_change();
create trigger append_only_whole before truncate on timeline_entry
  for each statement execute function refuse_change();

create function touch_case() returns trigger language plpgsql as $$
begin
  update case_file set updated_at = new.at where case_number = new.case_number and updated_at < new.at;
  return null;
end $$;
create trigger touch_case after insert on timeline_entry
  for each row execute function touch_case();

create table evidence (
  id          uuid primary key,
  case_number text not null references case_file,
  media_type  text not null,
  size        bigint not null check (size between 1 and 10485760),
  sha256      bytea not null,
  content     bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  unique (case_number, sha256)
);

create table finding (
  id          uuid primary key,
  case_number text not null references case_file,
  form_id     text not null,
  task_key    text not null,
  official    text not null,
  at          timestamptz not null,
  fields      jsonb not null
);
create index finding_case on finding (case_number);
create trigger append_only before update or delete on finding
  for each row execute function refuse_change();

create table assessment (
  id             uuid primary key,
  case_number    text not null references case_file,
  at             timestamptz not null,
  decision_table text not null,
  table_version  int not null,
  inputs         jsonb not null,
  outcome        jsonb not null,
  rules          jsonb not null
);
create index assessment_case on assessment (case_number);
create trigger append_only before update or delete on assessment
  for each row execute function refuse_change();
comment on table assessment is 'What decision tables said of a case: facts asked about, rules hit, version of the table.';
