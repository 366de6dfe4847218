package import Primitives

package enum EntryTag: Identified { package static let idPrefix = "ent" }
package typealias EntryID = ID<EntryTag>

package enum QuickReplyTag: Identified { package static let idPrefix = "qrp" }
package typealias QuickReplyID = ID<QuickReplyTag>

package enum SavedViewTag: Identified { package static let idPrefix = "viw" }
package typealias SavedViewID = ID<SavedViewTag>
