-- Where a contribution stands: from the channel's announcement to money received and given back. Amounts in fen.
--
-- A gift is the money that came in, a row that nobody changes. Its contribution has the same id, is there before the money when
-- the channel announced it, and is the lock of whoever moves the gift's money.

-- ContributionStatus.transitions() is the same table; a test compares them.
create table contribution_status_transition (
  status text not null,
  next   text not null,
  primary key (status, next)
);
insert into contribution_status_transition values
  ('INITIATED', 'PENDING'), ('INITIATED', 'RECEIVED'), ('INITIATED', 'FAILED'), ('INITIATED', 'EXPIRED'),
  ('PENDING', 'RECEIVED'), ('PENDING', 'FAILED'), ('PENDING', 'EXPIRED'),
  ('FAILED', 'RECEIVED'), ('EXPIRED', 'RECEIVED'),
  ('RECEIVED', 'PART_REFUNDED'), ('RECEIVED', 'REFUNDED'),
  ('PART_REFUNDED', 'REFUNDED'), ('PART_REFUNDED', 'RECEIVED'),
  ('REFUNDED', 'PART_REFUNDED'), ('REFUNDED', 'RECEIVED');
comment on table contribution_status_transition is 'Late money is real money; the ways back from REFUNDED are refunds that the bank returned.';

create table contribution (
  id                uuid primary key,
  version           bigint not null,
  client_id         text not null,
  channel_reference text not null,
  donor_id          uuid not null references donor,
  pledge_id         uuid references pledge,
  fund_area         text,
  announced_fen     bigint check (announced_fen > 0),
  received_fen      bigint,
  refunded_fen      bigint not null default 0,
  status            text not null,
  announced_at      timestamptz,
  expires_at        timestamptz,
  ended_at          timestamptz,
  constraint channel_names_a_contribution_once unique (client_id, channel_reference),
  constraint for_one_purpose check (pledge_id is null or fund_area is null),
  constraint announced_as_a_whole check ((announced_fen is null) = (announced_at is null) and (announced_at is null) = (expires_at is null)),
  constraint announced_before_it_is_received check (announced_fen is not null or received_fen is not null),
  constraint ended_without_money check ((ended_at is null) = (status not in ('FAILED', 'EXPIRED'))),
  constraint status_fits_the_money check (
    case status
      when 'RECEIVED'      then received_fen > 0 and refunded_fen = 0
      when 'PART_REFUNDED' then refunded_fen > 0 and refunded_fen < received_fen
      when 'REFUNDED'      then refunded_fen > 0 and refunded_fen = received_fen
      else received_fen is null and refunded_fen = 0
    end)
);
create index contribution_of_donor on contribution (donor_id);
create index contribution_running_out on contribution (expires_at) where status in ('INITIATED', 'PENDING');
comment on column contribution.id is 'The id of the gift, once the money is there.';

insert into contribution (id, version, client_id, channel_reference, donor_id, pledge_id, fund_area, received_fen, status)
select id, 0, client_id, channel_reference, donor_id, pledge_id, fund_area, amount_fen, 'RECEIVED' from gift;

alter table gift add constraint received_as_its_contribution unique (id, amount_fen);
alter table gift add constraint gift_is_a_contribution foreign key (id) references contribution (id);
alter table contribution add constraint received_is_what_came_in
  foreign key (id, received_fen) references gift (id, amount_fen) deferrable initially deferred;

create function check_contribution() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status not in ('INITIATED', 'RECEIVED') then
      raise exception 'A contribution begins INITIATED or RECEIVED, not %', new.status using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.id, new.client_id, new.channel_reference, new.donor_id, new.pledge_id, new.fund_area, new.announced_fen)
     is distinct from (old.id, old.client_id, old.channel_reference, old.donor_id, old.pledge_id, old.fund_area, old.announced_fen) then
    raise exception 'Contribution % stays what was announced', old.id using errcode = 'check_violation';
  end if;
  if old.received_fen is not null and new.received_fen is distinct from old.received_fen then
    raise exception 'Contribution %: what came in stays what it is', old.id using errcode = 'check_violation';
  end if;
  if new.status <> old.status
     and not exists (select from contribution_status_transition t where t.status = old.status and t.next = new.status) then
    raise exception 'Contribution %: % cannot become %', old.id, old.status, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_contribution before insert or update on contribution for each row execute function check_contribution();

revoke delete on contribution from "${application_role}";
revoke insert, update, delete, truncate on contribution_status_transition from "${application_role}";
revoke truncate on contribution from "${application_role}";
