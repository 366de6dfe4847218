enum CloudAPITestsPlaceholder {}
