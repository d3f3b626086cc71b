insert into menagerie_token_uses (hash, used)
select hash, :used from menagerie_tokens where hash = :hash for key share
on conflict (hash) do update set used = greatest(menagerie_token_uses.used, excluded.used);
