-- Waits even for those who have only locked a row so far: they would wait for us in turn.
lock table starter_pxcodes in exclusive mode;
