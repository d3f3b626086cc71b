-- An embedded catalogue is small: its words are found where they are.
with recursive cut (word, rest) as (
  select '', lower(regexp_replace(procedure, '[^\p{L}]+', ' ')) || ' ' from starter_pxcodes
  union all
  select substring(rest from 1 for locate(' ', rest) - 1),
    substring(rest from locate(' ', rest) + 1)
  from cut where rest <> ''
)
select distinct word from cut
where char_length(word) between :shortest and :longest order by word limit :limit;
