-- A payment may come back from the bank while the family is being asked how it went: then it is to be paid again.
insert into case_status_transition (from_status, to_status) values ('FOLLOWING_UP', 'PAYING');
