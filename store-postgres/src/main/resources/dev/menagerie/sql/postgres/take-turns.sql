select pg_advisory_xact_lock(hashtext('menagerie limit ${table}'));
