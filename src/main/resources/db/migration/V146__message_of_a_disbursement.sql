-- The message in which an order went to the bank: what the bank says of a message it says of each of its orders.

alter table disbursement add column message_id text check (message_id ~ '^[0-9a-f]{32}$');
comment on column disbursement.message_id is 'Set when it is submitted; that of the order itself when it went alone.';

update disbursement set message_id = replace(id::text, '-', '') where submitted_at is not null;
alter table disbursement add constraint submitted_in_a_message check (submitted_at is null or message_id is not null);
create index disbursement_of_message on disbursement (message_id);

create function disbursement_message_guard() returns trigger language plpgsql as $$
begin
  if not (old.message_id is null and old.status = 'RELEASED' and new.status = 'SUBMITTED') then
    raise exception using errcode = 'check_violation', message = 'a disbursement goes to the bank in one message, when it is submitted';
  end if;
  return new;
end $$;
create trigger one_message before update on disbursement for each row
  when (new.message_id is distinct from old.message_id) execute function disbursement_message_guard();
