enum CampaignsPlaceholder {}
