-- A code's latest change is the one that the catalogue shows, whatever a clock says and however long
-- somebody waited for a lock: it holds from no earlier moment than the one before it.

-- There is hardly ever anything later than now, and so it is found soon.
create index menagerie_history_effective on menagerie_history (effective);

-- The moment from which what a transaction changes holds: said by whoever makes it, else that of its
-- first change, for all of them.
create or replace function menagerie_effective() returns timestamptz language plpgsql volatile as $$
begin
  if coalesce(current_setting('menagerie.effective', true), '') = '' then
    perform set_config('menagerie.effective', to_char(
      clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
    ), true);
  end if;
  return current_setting('menagerie.effective')::timestamptz;
end
$$;

-- The codes that a later change than that has come to, and when.
create function menagerie_later(moment timestamptz)
returns table (pxcode varchar(10), latest timestamptz) language sql stable as $$
  select h.pxcode, max(h.effective) from menagerie_history h
  where h.effective > moment group by h.pxcode
$$;

create or replace function menagerie_catalog_changed() returns trigger language plpgsql as $$
declare
  rows bigint;
  moment timestamptz;
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
    moment := menagerie_effective();
    if tg_op = 'DELETE' then
      insert into menagerie_history (pxcode, version, effective)
      select pxcode, nextval('menagerie_versions'), greatest(moment, latest)
      from changed left join menagerie_later(moment) using (pxcode);
    else
      insert into menagerie_history (pxcode, procedure, version, effective)
      select pxcode, procedure, version, greatest(moment, latest)
      from changed left join menagerie_later(moment) using (pxcode);
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

create or replace function menagerie_before_truncation() returns trigger language plpgsql as $$
declare
  moment timestamptz := menagerie_effective();
begin
  insert into menagerie_history (pxcode, version, effective)
  select pxcode, nextval('menagerie_versions'), greatest(moment, latest)
  from starter_pxcodes left join menagerie_later(moment) using (pxcode);
  return null;
end
$$;

create or replace function menagerie_renamed() returns trigger language plpgsql as $$
declare
  moment timestamptz := menagerie_effective();
begin
  insert into menagerie_history (pxcode, version, effective)
  select old.pxcode, nextval('menagerie_versions'), greatest(moment, max(latest))
  from menagerie_later(moment) where pxcode = old.pxcode;
  return null;
end
$$;
