enum CreditsTestsPlaceholder {}
