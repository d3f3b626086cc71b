select column_name, data_type, numeric_scale, character_maximum_length, is_identity, column_default
from information_schema.columns
where table_schema = current_schema and table_name = :table;
