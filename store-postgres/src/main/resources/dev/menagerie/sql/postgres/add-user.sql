insert into starter_users (username, password_hash, scope) values (:name, :password, :scope)
on conflict (username) do nothing;
