-- Which tables are surveys of ours, and which of their columns are questions.
create table if not exists menagerie_questions (
  survey varchar not null,
  question varchar not null,
  position int not null,
  kind varchar not null,
  primary key (survey, question)
);
