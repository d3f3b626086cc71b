update starter_users set password_hash = :password, scope = :scope where username = :name;
