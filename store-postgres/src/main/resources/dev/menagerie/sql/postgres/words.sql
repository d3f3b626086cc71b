select word from menagerie_words
where char_length(word) between :shortest and :longest order by word limit :limit;
