select name from menagerie_turns where name = 'procedures' for update;

update menagerie_catalog set version = version + 1;

delete from menagerie_history;

delete from starter_pxcodes;
