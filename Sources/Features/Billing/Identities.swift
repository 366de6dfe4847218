package import Primitives

package enum PaymentTag: Identified { package static let idPrefix = "pay" }
/// One attempt to buy points.
package typealias PaymentID = ID<PaymentTag>

package enum RefundTag: Identified { package static let idPrefix = "rfd" }
package typealias RefundID = ID<RefundTag>

package enum MandateTag: Identified { package static let idPrefix = "mnd" }
/// What a customer has allowed a gateway to take without them.
package typealias MandateID = ID<MandateTag>

package enum SuspenseTag: Identified { package static let idPrefix = "sus" }
/// Money that came and was not credited.
package typealias SuspenseID = ID<SuspenseTag>
