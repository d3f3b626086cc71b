update starter_pxcodes p set procedure = i.procedure
from incoming i where p.pxcode = i.pxcode and p.procedure <> i.procedure;
