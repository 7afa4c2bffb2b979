-- What a public fund gave to an emergency at once is refilled by later gifts for the same case.

alter table gift_allocation add column refills text references case_file;
alter table gift_allocation add constraint refills_a_fund check (refills is null or fund_area is not null);
create index gift_allocation_refilling on gift_allocation (refills) where refills is not null;
comment on column gift_allocation.refills is 'The emergency that the fund had met before; none for what a gift gave to a fund as such.';
