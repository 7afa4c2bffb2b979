-- Each file that the bank left us, what became of it, and why it was refused; the files themselves lie in the folders.

create table bank_file (
  id           bigint      primary key generated always as identity,
  name         text        not null,
  sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes        bigint      not null check (bytes >= 0),
  state        text        not null check (state in ('TAKEN', 'REFUSED')),
  type         text,
  message_id   text,
  news         int         not null default 0,
  reason       text,
  received_at  timestamptz not null,
  set_aside_at timestamptz,
  constraint taken_as_something check (state <> 'TAKEN' or (type is not null and message_id is not null)),
  constraint refused_for_a_reason check ((state = 'REFUSED') = (reason is not null))
);
comment on column bank_file.news is 'How many answers, credits and statements went to the inbox.';
comment on column bank_file.set_aside_at is 'When the file was moved to the archive or among the refused; null while it may still lie where it came.';
create unique index bank_file_content_once on bank_file (sha256) where state = 'TAKEN';
create unique index bank_file_message_once on bank_file (type, message_id) where state = 'TAKEN';
create unique index bank_file_refused_once on bank_file (sha256, name) where state = 'REFUSED';

revoke update, delete on bank_file from "${application_role}";
grant update (set_aside_at) on bank_file to "${application_role}";
