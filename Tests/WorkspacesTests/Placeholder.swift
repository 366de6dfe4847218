enum WorkspacesTestsPlaceholder {}
