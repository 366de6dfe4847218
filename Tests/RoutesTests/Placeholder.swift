import Testing

@Suite struct RoutesPlaceholderTests {}
