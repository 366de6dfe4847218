enum CampaignsTestsPlaceholder {}
