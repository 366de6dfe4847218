enum StorageSQLiteTestsPlaceholder {}
