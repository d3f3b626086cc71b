-- Waits even for those who have only locked a row so far: they would wait for us in turn.
lock table starter_pxcodes in exclusive mode;

-- The transaction began long ago, and others have changed something since.
select set_config('menagerie.effective', cast(clock_timestamp() as text), true);
