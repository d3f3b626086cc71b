-- Words that are in many titles are in some of the next ones: the first of these are looked at one
-- by one. It may find less than there is, but skips nothing, since it looks at nothing behind them.
-- Most queries begin no code at all: then no code is made lower but the first one behind them. What
-- stands in a select of its own is worked out once, not for every row.
select pxcode, procedure, version from (
  select pxcode, procedure, version, words from starter_pxcodes
  where pxcode > :after order by pxcode limit :next
) as next
where words @@ (select cast(:parts as tsquery))
  or starts_with((
    select lower(pxcode) from starter_pxcodes
    where lower(pxcode) >= :query order by lower(pxcode) limit 1
  ), :query) and starts_with(lower(pxcode), :query)
order by pxcode
limit :limit;
