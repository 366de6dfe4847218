enum ContactsPlaceholder {}
