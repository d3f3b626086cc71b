insert into menagerie_secrets (name, secret) values (:name, :secret) on conflict do nothing;
