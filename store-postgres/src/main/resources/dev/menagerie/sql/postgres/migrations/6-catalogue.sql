-- How many rows there are is kept, since counting a million takes longer than all else.
alter table menagerie_catalog add column total bigint not null default 0;

update menagerie_catalog set total = (select count(*) from starter_pxcodes);

-- A title of null: removed.
create table menagerie_history (
  id bigint generated always as identity primary key,
  pxcode varchar(10) collate "C" not null,
  procedure varchar(255),
  version bigint not null,
  effective timestamptz not null,
  recorded timestamptz not null default clock_timestamp()
);

insert into menagerie_history (pxcode, procedure, version, effective)
select pxcode, procedure, version, now() from starter_pxcodes order by pxcode;

create index menagerie_history_moments on menagerie_history (pxcode, effective desc, id desc);

-- Words without a dictionary, whose rules would not be ours.
create function menagerie_title_words(title text) returns text[]
language sql immutable strict parallel safe as
$$ select array_remove(regexp_split_to_array(lower(title), '[^[:alnum:]]+'), '') $$;

-- Kept, since a common word is found sooner by looking at rows than by an index.
alter table starter_pxcodes add column words tsvector
generated always as (array_to_tsvector(menagerie_title_words(procedure))) stored;

create index starter_pxcodes_words on starter_pxcodes using gin (words);

create index starter_pxcodes_lower on starter_pxcodes (lower(pxcode));

create table menagerie_words (word text collate "C" primary key);

create index menagerie_words_length on menagerie_words (char_length(word), word);

insert into menagerie_words
select distinct word from starter_pxcodes, unnest(menagerie_title_words(procedure)) as w (word)
where word ~ '^[[:alpha:]]+$';

-- The moment from which a change holds; said by whoever makes it, else now.
create function menagerie_effective() returns timestamptz language sql stable as
$$ select coalesce(nullif(current_setting('menagerie.effective', true), '')::timestamptz, now()) $$;

create or replace function menagerie_catalog_changed() returns trigger language plpgsql as $$
declare
  rows bigint;
begin
  if tg_op = 'TRUNCATE' then
    update menagerie_catalog set version = version + 1, total = 0;
  else
    select count(*) into rows from changed;
    if rows = 0 then
      return null;
    end if;
    update menagerie_catalog set version = version + 1, total = total +
      case tg_op when 'INSERT' then rows when 'DELETE' then -rows else 0 end;
    if tg_op = 'DELETE' then
      insert into menagerie_history (pxcode, version, effective)
      select pxcode, nextval('menagerie_versions'), menagerie_effective() from changed;
    else
      insert into menagerie_history (pxcode, procedure, version, effective)
      select pxcode, procedure, version, menagerie_effective() from changed;
      insert into menagerie_words
      select distinct word from changed, unnest(menagerie_title_words(procedure)) as w (word)
      where word ~ '^[[:alpha:]]+$'
      order by word
      on conflict do nothing;
    end if;
  end if;
  notify menagerie;
  return null;
end
$$;

create function menagerie_before_truncation() returns trigger language plpgsql as $$
begin
  insert into menagerie_history (pxcode, version, effective)
  select pxcode, nextval('menagerie_versions'), menagerie_effective() from starter_pxcodes;
  return null;
end
$$;

create trigger menagerie_truncating before truncate on starter_pxcodes
for each statement execute function menagerie_before_truncation();

-- Whoever renames a code removes it under its old name.
create function menagerie_renamed() returns trigger language plpgsql as $$
begin
  insert into menagerie_history (pxcode, version, effective)
  values (old.pxcode, nextval('menagerie_versions'), menagerie_effective());
  return null;
end
$$;

create trigger menagerie_renamed after update of pxcode on starter_pxcodes
for each row when (old.pxcode <> new.pxcode) execute function menagerie_renamed();

-- What is remembered of users and tokens is forgotten when this changes.
create table menagerie_accounts (version bigint not null);

insert into menagerie_accounts values (0);

create function menagerie_accounts_changed() returns trigger language plpgsql as $$
begin
  update menagerie_accounts set version = version + 1;
  notify menagerie;
  return null;
end
$$;

create trigger menagerie_accounts_changed after update or delete or truncate on starter_users
for each statement execute function menagerie_accounts_changed();

create trigger menagerie_accounts_changed after update or delete or truncate on menagerie_tokens
for each statement execute function menagerie_accounts_changed();

create table menagerie_token_uses (
  hash varchar(64) primary key references menagerie_tokens (hash) on delete cascade,
  used timestamptz not null
);
