enum ContactsTestsPlaceholder {}
