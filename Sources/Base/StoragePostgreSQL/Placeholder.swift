enum StoragePostgreSQLPlaceholder {}
