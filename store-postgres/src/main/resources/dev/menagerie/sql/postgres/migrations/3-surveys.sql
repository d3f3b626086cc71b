-- Which tables are surveys of ours, and which of their columns are questions.
create table menagerie_questions (
  survey text not null,
  question text not null,
  position int not null,
  kind text not null,
  primary key (survey, question)
);
