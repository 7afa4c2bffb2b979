-- A hold and a release that come at the same moment wait for each other.

create or replace function refuse_release_while_held() returns trigger language plpgsql as $$
declare
  is_held boolean;
begin
  select held into is_held from case_file where case_number = new.case_number for share;
  if is_held then
    raise exception 'Case % is held: nothing of it is released', new.case_number
      using errcode = 'check_violation', constraint = 'held';
  end if;
  return new;
end $$;
