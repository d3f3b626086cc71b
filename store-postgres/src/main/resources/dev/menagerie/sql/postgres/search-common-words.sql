-- Words that are in many titles are in some of the next ones: the first of these are looked at one
-- by one. It may find less than there is, but skips nothing, since it looks at nothing behind them.
select pxcode, procedure, version from (
  select pxcode, procedure, version, words from starter_pxcodes
  where pxcode > :after order by pxcode limit :next
) as next
where words @@ cast(:parts as tsquery)
  or (lower(pxcode) >= :query and lower(pxcode) < :query || chr(1114111))
order by pxcode
limit :limit;
