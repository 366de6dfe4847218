package import Primitives

package enum CalendarTag: Identified { package static let idPrefix = "cal" }
package typealias CalendarID = ID<CalendarTag>
