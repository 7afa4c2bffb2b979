-- A payment may come back from the bank while the family is being asked how it went: it is paid again, or the case,
-- whose household then got nothing, ends by what stopped it.
insert into case_status_transition (from_status, to_status)
select before, after
from (values ('CONFIRMING'), ('FOLLOWING_UP')) b (before),
     (values ('REFUSED'), ('WITHDRAWN'), ('TRANSFERRED'), ('ENDED_BY_DEATH')) a (after)
union all
values ('FOLLOWING_UP', 'PAYING');
