enum CreditsPlaceholder {}
