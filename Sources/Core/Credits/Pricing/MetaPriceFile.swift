package import Primitives

/// A file of prices as Meta publishes it: a rate card or volume tiers, which its header tells.
package enum MetaPriceFile {
    /// - Parameter currency: what the file must be in, ISO 4217.
    package static func read(
        _ file: [UInt8],
        currency: String,
        effective: CivilDay
    ) throws(PriceImportError) -> RateSheet {
        if MetaVolumeTiers.isOne(file) {
            return try MetaVolumeTiers.read(file, currency: currency, effective: effective)
        }
        return try MetaRateCard.read(file, currency: currency, effective: effective)
    }
}
