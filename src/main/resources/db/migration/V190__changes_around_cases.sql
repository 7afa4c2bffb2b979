-- What happens around cases, whatever they wait for, and what may end where.

create table case_change (
  id          uuid primary key,
  case_number text not null references case_file,
  kind        text not null,
  area        text check (area ~ '^[0-9]{12}$'),
  words       uuid,
  said_by     text not null,
  said_at     timestamptz not null
);
create index case_change_case on case_change (case_number, said_at);
create trigger append_only before update or delete on case_change
  for each row execute function refuse_change();
comment on table case_change is 'Who said that the applicant withdrew, died, moved and so on. Words are in the vault.';

insert into case_status_transition (from_status, to_status)
select from_status, unnest(string_to_array(successors, ' '))
from (values
  ('FILED',      'REFUSED'),
  ('INCOMPLETE', 'REFUSED'),
  ('VERIFYING',  'REFUSED'),
  ('OPEN',       'REFUSED CONFIRMING CLOSED'),
  ('PARTLY_MET', 'REFUSED CONFIRMING CLOSED'),
  ('MET',        'REFUSED CONFIRMING CLOSED'),
  ('PAYING',     'REFUSED WITHDRAWN TRANSFERRED ENDED_BY_DEATH CLOSED'),
  ('CONFIRMING', 'CLOSED')
) as rows (from_status, successors);

insert into disbursement_status_transition (from_status, to_status) values ('IN_APPROVAL', 'CANCELLED');
