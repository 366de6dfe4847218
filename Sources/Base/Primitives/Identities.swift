// The identities that more than one module speaks of. A feature keeps its own beside its noun.

package enum WorkspaceTag: Identified { package static let idPrefix = "ws" }
package typealias WorkspaceID = ID<WorkspaceTag>

package enum UserTag: Identified { package static let idPrefix = "usr" }
package typealias UserID = ID<UserTag>

package enum MemberTag: Identified { package static let idPrefix = "mem" }
package typealias MemberID = ID<MemberTag>

package enum APIKeyTag: Identified { package static let idPrefix = "key" }
package typealias APIKeyID = ID<APIKeyTag>

package enum ContactTag: Identified { package static let idPrefix = "con" }
package typealias ContactID = ID<ContactTag>

package enum ChannelTag: Identified { package static let idPrefix = "chn" }
package typealias ChannelID = ID<ChannelTag>

package enum TemplateTag: Identified { package static let idPrefix = "tpl" }
package typealias TemplateID = ID<TemplateTag>

package enum ConversationTag: Identified { package static let idPrefix = "cnv" }
package typealias ConversationID = ID<ConversationTag>

package enum MessageTag: Identified { package static let idPrefix = "msg" }
package typealias MessageID = ID<MessageTag>

package enum CampaignTag: Identified { package static let idPrefix = "cmp" }
package typealias CampaignID = ID<CampaignTag>

package enum HoldTag: Identified { package static let idPrefix = "hld" }
package typealias HoldID = ID<HoldTag>

package enum EventTag: Identified { package static let idPrefix = "evt" }
package typealias EventID = ID<EventTag>

package enum JobTag: Identified { package static let idPrefix = "job" }
package typealias JobID = ID<JobTag>
