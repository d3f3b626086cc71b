select name from menagerie_turns where name = 'accounts' for update;

insert into menagerie_secrets (name, secret)
select :name, :secret
where not exists (select 1 from menagerie_secrets where name = :name);
