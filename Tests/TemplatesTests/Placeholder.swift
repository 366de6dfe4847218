enum TemplatesTestsPlaceholder {}
