select total from menagerie_catalog;
