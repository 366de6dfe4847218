import Testing

@Suite struct NotificationsPlaceholderTests {}
