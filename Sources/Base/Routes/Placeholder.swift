enum RoutesPlaceholder {}
