/** The names of the settings' groups, and of those sections that came with them. */
export const settings = {
  "settings.group.you": "You",
  "settings.group.team": "Workspace",
  "settings.group.whatsapp": "WhatsApp",
  "settings.group.inbox": "Inbox",
  "settings.group.contacts": "Contacts",
  "settings.group.technical": "Technical",
  "settings.calendars": "Working hours",
  "settings.links": "Quick links",
  "settings.widgets": "Chat widgets",
  "settings.errors": "Messaging errors",
  "settings.satisfaction": "Satisfaction",
  "settings.fields": "Custom fields",
};
