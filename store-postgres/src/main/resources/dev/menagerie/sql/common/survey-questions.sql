select question, kind from menagerie_questions where survey = :survey order by position, question;
