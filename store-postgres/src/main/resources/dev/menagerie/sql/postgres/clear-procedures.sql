lock table starter_pxcodes in access exclusive mode;

-- What is to be forgotten need not be written down first.
alter table starter_pxcodes disable trigger menagerie_truncating;

truncate starter_pxcodes restart identity;

truncate menagerie_history, menagerie_words;

alter table starter_pxcodes enable trigger menagerie_truncating;
