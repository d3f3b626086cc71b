select next value for menagerie_versions from system_range(1, :count);
