package import Primitives

package enum SequenceTag: Identified { package static let idPrefix = "seq" }
package typealias SequenceID = ID<SequenceTag>

package enum EnrolmentTag: Identified { package static let idPrefix = "enr" }
/// One contact's way through a sequence, once.
package typealias EnrolmentID = ID<EnrolmentTag>
