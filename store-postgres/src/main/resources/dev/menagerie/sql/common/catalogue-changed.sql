update menagerie_catalog set version = version + 1;
