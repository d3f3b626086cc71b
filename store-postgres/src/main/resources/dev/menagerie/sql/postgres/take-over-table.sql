-- A table that others made may have rows without what ours always have.
update "${table}" set "id" = gen_random_uuid()::text where "id" is null;

update "${table}" set "at" = current_timestamp where "at" is null;

alter table "${table}" alter column "id" set default gen_random_uuid()::text;

alter table "${table}" alter column "at" set default current_timestamp;

alter table "${table}" alter column "id" set not null;

alter table "${table}" alter column "at" set not null;
