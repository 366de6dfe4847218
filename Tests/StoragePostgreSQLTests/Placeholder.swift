enum StoragePostgreSQLTestsPlaceholder {}
