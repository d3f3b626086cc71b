lock table starter_pxcodes in share row exclusive mode;
