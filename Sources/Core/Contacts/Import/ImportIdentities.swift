package import Primitives

package enum ImportTag: Identified { package static let idPrefix = "imp" }
package typealias ImportID = ID<ImportTag>
