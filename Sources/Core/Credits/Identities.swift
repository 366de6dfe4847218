package import Primitives

package enum LotTag: Identified { package static let idPrefix = "lot" }
/// One grant: a purchase, a trial, a promotion, an adjustment.
package typealias LotID = ID<LotTag>

package enum PriceTag: Identified { package static let idPrefix = "prc" }
/// One line of the price book.
package typealias PriceID = ID<PriceTag>

package enum TransferTag: Identified { package static let idPrefix = "trf" }
/// A journal row. Its number is the place in its workspace's journal: 1, 2, 3 without a hole.
package typealias TransferID = ID<TransferTag>

package enum BatchTag: Identified { package static let idPrefix = "bat" }
/// One settlement: ties the journal rows to the entries of the messages behind them.
package typealias BatchID = ID<BatchTag>
