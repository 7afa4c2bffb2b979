-- What an operator has given up: never tried again, and kept with the reason.
alter table outbox_command drop constraint outbox_command_status_check,
  add constraint outbox_command_status_check check (status in ('WAITING', 'DONE', 'DEAD', 'GIVEN_UP'));
alter table inbox_message drop constraint inbox_message_status_check,
  add constraint inbox_message_status_check check (status in ('WAITING', 'DONE', 'DEAD', 'GIVEN_UP'));
alter table signal drop constraint signal_status_check,
  add constraint signal_status_check check (status in ('WAITING', 'DONE', 'DEAD', 'GIVEN_UP'));
