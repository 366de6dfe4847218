package import Primitives

package enum PushSubscriptionTag: Identified { package static let idPrefix = "psh" }
package typealias PushSubscriptionID = ID<PushSubscriptionTag>
