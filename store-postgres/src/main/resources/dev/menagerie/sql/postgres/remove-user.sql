delete from starter_users where username = :name;
