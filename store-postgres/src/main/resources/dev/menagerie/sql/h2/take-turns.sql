select name from menagerie_turns where name = 'surveys' for update;
