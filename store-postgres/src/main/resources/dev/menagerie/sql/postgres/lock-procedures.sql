select pxcode, procedure, version from starter_pxcodes
where pxcode = any(:codes) order by pxcode for update;
