-- A donor's offers are read from the newest on.
create index offer_of_donor on offer (donor_id, proposed_at desc, id desc);
