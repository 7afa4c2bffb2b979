-- What a village reads of goods: what they are and how many, as they stood when it was published.
alter table notice add goods jsonb not null default '[]' check (jsonb_typeof(goods) = 'array');
