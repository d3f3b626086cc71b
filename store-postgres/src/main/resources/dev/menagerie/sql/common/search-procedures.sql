-- Finds a little too much, since what is lower case depends on the database's language.
select pxcode, procedure, version from starter_pxcodes
where pxcode > :after
  and (
    substring(lower(pxcode) from 1 for char_length(:query)) = :query
    or not exists (
      select 1 from unnest(:words) as w (word) where position(w.word in lower(procedure)) = 0
    )
  )
order by pxcode
limit :limit;
