enum RoutesTestsPlaceholder {}
