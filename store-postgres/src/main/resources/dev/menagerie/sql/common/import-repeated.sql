select line, first, pxcode from (
  select line, pxcode, min(line) over (partition by pxcode) as first from incoming
) as numbered
where line > first order by line limit :limit;
