enum EventsTestsPlaceholder {}
