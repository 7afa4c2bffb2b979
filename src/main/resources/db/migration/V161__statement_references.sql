-- What the outside calls a transfer: the bank's or the channel's reference, by which a statement names it.

create table ledger.known_as (
  kind      text not null,
  reference text not null,
  outside   text not null check (length(outside) between 1 and 140),
  primary key (kind, reference, outside)
);
create index known_as_outside on ledger.known_as (outside);
comment on table ledger.known_as is 'References by which statements name a business event of the ledger; two events may share one.';

create trigger append_only before update or delete on ledger.known_as for each row execute function ledger.refuse_change();
create trigger never_emptied before truncate on ledger.known_as execute function ledger.refuse_change();

create function ledger.know_as(kind text, reference text, outside text) returns void
language sql security definer set search_path = ledger, pg_catalog, pg_temp as $$
  insert into known_as (kind, reference, outside) values (know_as.kind, know_as.reference, know_as.outside) on conflict do nothing
$$;
comment on function ledger.know_as is 'Notes by which reference statements will name the event.';

revoke all on function ledger.know_as from public;
grant select on ledger.known_as to "${application_role}";
grant execute on function ledger.know_as to "${application_role}";
