import Testing

@Suite struct WorkspacesPlaceholderTests {}
