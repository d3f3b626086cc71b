-- A table that others made may have rows without what ours always have.
update "${table}" set "id" = cast(random_uuid() as varchar) where "id" is null;

update "${table}" set "at" = current_timestamp where "at" is null;

alter table "${table}" alter column "id" set default cast(random_uuid() as varchar);

alter table "${table}" alter column "at" set default current_timestamp;

alter table "${table}" alter column "id" set not null;

alter table "${table}" alter column "at" set not null;
