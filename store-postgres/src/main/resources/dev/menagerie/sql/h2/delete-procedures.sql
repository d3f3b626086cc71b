update menagerie_catalog set version = version + 1;

delete from starter_pxcodes where pxcode = any(:codes);
