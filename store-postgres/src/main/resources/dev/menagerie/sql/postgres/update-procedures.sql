update starter_pxcodes p set procedure = i.procedure, version = i.version
from unnest(:codes, :titles, :versions) as i (pxcode, procedure, version)
where p.pxcode = i.pxcode;
