select name from menagerie_turns where name = 'procedures' for update;

update menagerie_catalog set version = version + 1;
