package import Primitives

package enum SessionTag: Identified { package static let idPrefix = "ses" }
package typealias SessionID = ID<SessionTag>

package enum InvitationTag: Identified { package static let idPrefix = "inv" }
package typealias InvitationID = ID<InvitationTag>

package enum LoginLinkTag: Identified { package static let idPrefix = "lnk" }
package typealias LoginLinkID = ID<LoginLinkTag>

package enum AuditEntryTag: Identified { package static let idPrefix = "aud" }
package typealias AuditEntryID = ID<AuditEntryTag>

package enum RoleTag: Identified { package static let idPrefix = "rol" }
package typealias RoleID = ID<RoleTag>

package enum TeamTag: Identified { package static let idPrefix = "team" }
package typealias TeamID = ID<TeamTag>
