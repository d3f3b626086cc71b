update menagerie_catalog set version = version + 1;

delete from menagerie_history;

delete from starter_pxcodes;
