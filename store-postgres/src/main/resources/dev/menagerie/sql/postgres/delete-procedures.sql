delete from starter_pxcodes where pxcode = any(:codes);
