-- Else what was there before the wait would be counted where that is the default.
set transaction isolation level read committed;

select pg_advisory_xact_lock(hashtext('menagerie limit ${table}'));
