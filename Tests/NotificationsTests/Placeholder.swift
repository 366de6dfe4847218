enum NotificationsTestsPlaceholder {}
