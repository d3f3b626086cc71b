select name from menagerie_turns where name = 'accounts' for update;

delete from starter_users where username = :name;
