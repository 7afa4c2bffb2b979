-- Searches over all their rounds, who waits for money to come, and which county stands by which.

create table search (
  case_number    text primary key references case_file,
  version        bigint not null,
  until          timestamptz,
  first_line_met boolean not null
);

create table waiting_case (
  case_number text primary key references case_file,
  waits_since timestamptz not null
);

create view waiting_rank as
  select w.case_number,
         rank() over (partition by left(f.area, 6)
                      order by coalesce(f.priority_band, 'P4'), w.waits_since, w.case_number)::int as rank
    from waiting_case w join case_file f using (case_number);
comment on view waiting_rank is 'Within the county: P1 first, then who has waited longest.';

create table paired_region (
  county text primary key check (county ~ '^[0-9]{6}$'),
  paired text not null check (paired ~ '^[0-9]{6}$' and paired <> county)
);
comment on table paired_region is 'East-west cooperation: the county whose public fund stands by. Agreements change; so do these rows.';
-- Guangzhou stands by Bijie; its district Tianhe keeps the fund.
insert into paired_region (county, paired)
select county, '440106' from unnest(array['520502', '520521', '520522', '520523', '520524', '520525', '520526', '520527']) as t (county);

revoke delete, truncate on search from "${application_role}";
revoke truncate on waiting_case from "${application_role}";
revoke insert, update, delete, truncate on paired_region from "${application_role}";
