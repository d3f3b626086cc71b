select (select version from menagerie_catalog) as procedures,
  (select version from menagerie_accounts) as accounts;
