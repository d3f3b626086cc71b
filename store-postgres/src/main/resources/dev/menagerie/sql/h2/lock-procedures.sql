select name from menagerie_turns where name = 'procedures' for update;

select pxcode, procedure, version from starter_pxcodes where pxcode = any(:codes);
