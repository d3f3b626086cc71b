truncate starter_pxcodes restart identity;

truncate menagerie_history, menagerie_words;
