update menagerie_catalog set version = version + 1;

merge into starter_pxcodes p
using (
  select pxcode, procedure, version
  from unnest(:codes, :titles, :versions) as u (pxcode, procedure, version)
) as i on p.pxcode = i.pxcode
when matched then update set procedure = i.procedure, version = i.version;
