-- The demo begins in the past, so that its cases have a history; from there the clock is moved forward only.
alter table clock_offset drop constraint clock_offset_millis_check;
comment on table clock_offset is 'How far the one clock is from the machine''s; one row at most. Below zero while the demo lives its past.';
