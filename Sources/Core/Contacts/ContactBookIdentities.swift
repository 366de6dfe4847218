package import Primitives

package enum FieldTag: Identified { package static let idPrefix = "fld" }
package typealias FieldID = ID<FieldTag>

package enum TagTag: Identified { package static let idPrefix = "tag" }
package typealias TagID = ID<TagTag>

package enum CompanyTag: Identified { package static let idPrefix = "cpy" }
package typealias CompanyID = ID<CompanyTag>

package enum CommunityTag: Identified { package static let idPrefix = "cmt" }
package typealias CommunityID = ID<CommunityTag>

package enum SegmentTag: Identified { package static let idPrefix = "seg" }
package typealias SegmentID = ID<SegmentTag>

package enum ContactNoteTag: Identified { package static let idPrefix = "not" }
package typealias ContactNoteID = ID<ContactNoteTag>

package enum BulkTag: Identified { package static let idPrefix = "blk" }
package typealias BulkID = ID<BulkTag>

/// A contact or a company, for what both have: fields, tags, a journal. Their identities come from one sequence, so that a
/// number alone is enough.
package enum SubjectTag: Identified { package static let idPrefix = "sub" }
package typealias SubjectID = ID<SubjectTag>

extension ID where Kind == ContactTag {
    package var subject: SubjectID { SubjectID(rawValue: rawValue) }
}

extension ID where Kind == CompanyTag {
    package var subject: SubjectID { SubjectID(rawValue: rawValue) }
}

extension ID where Kind == SubjectTag {
    package var contact: ContactID { ContactID(rawValue: rawValue) }
}
