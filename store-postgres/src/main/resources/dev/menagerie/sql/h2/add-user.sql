select name from menagerie_turns where name = 'accounts' for update;

insert into starter_users (username, password_hash, scope)
select :name, :password, :scope
where not exists (select 1 from starter_users where username = :name);
