select count(*) from starter_pxcodes;
