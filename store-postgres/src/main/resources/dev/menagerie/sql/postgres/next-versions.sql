select nextval('menagerie_versions') from generate_series(1, :count);
