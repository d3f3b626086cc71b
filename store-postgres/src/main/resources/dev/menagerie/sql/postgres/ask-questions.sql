insert into menagerie_questions as q (survey, question, position, kind)
select :survey, question, position, kind
from unnest(:questions, :positions, :kinds) as i (question, position, kind)
on conflict (survey, question) do update set position = excluded.position, kind = excluded.kind;
