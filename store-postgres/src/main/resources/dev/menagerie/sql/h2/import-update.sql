merge into starter_pxcodes p
using incoming as i on p.pxcode = i.pxcode
when matched and p.procedure <> i.procedure then
update set procedure = i.procedure, version = next value for menagerie_versions;
