select name from menagerie_turns where name = 'surveys' for update;

merge into menagerie_questions q
using (
  select question, position, kind
  from unnest(:questions, :positions, :kinds) as u (question, position, kind)
) as i on q.survey = :survey and q.question = i.question
when matched then update set position = i.position, kind = i.kind
when not matched then insert (survey, question, position, kind)
  values (:survey, i.question, i.position, i.kind);
