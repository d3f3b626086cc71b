-- Words that are in few titles are found by their index. The second half orders by an expression,
-- lest somebody thinks it quicker to go through all codes in their order.
select pxcode, procedure, version from (
  (select pxcode, procedure, version from starter_pxcodes
  where lower(pxcode) >= :query and lower(pxcode) < :query || chr(1114111) and pxcode > :after
  order by pxcode limit :limit)
  union
  (select pxcode, procedure, version from starter_pxcodes
  where words @@ cast(:parts as tsquery) and pxcode > :after
  order by (pxcode || '') collate "C" limit :limit)
) as found
order by pxcode
limit :limit;
