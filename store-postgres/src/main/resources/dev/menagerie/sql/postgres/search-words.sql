-- Finds a little too much, since what is a word depends on the database's language. Each half stops
-- as soon as it has enough.
select pxcode, procedure, version from (
  (select pxcode, procedure, version from starter_pxcodes
  where lower(pxcode) >= :query and lower(pxcode) < :query || chr(1114111) and pxcode > :after
  order by pxcode limit :limit)
  union
  (select pxcode, procedure, version from starter_pxcodes
  where array_to_tsvector(menagerie_title_words(procedure)) @@ cast(:parts as tsquery)
  and pxcode > :after
  order by pxcode limit :limit)
) as found
order by pxcode
limit :limit;
