select distinct pxcode from menagerie_history
where pxcode = any(:codes) and effective > :effective;
