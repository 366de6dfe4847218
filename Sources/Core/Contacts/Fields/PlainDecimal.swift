import Foundation

/// A number of a JSON text, with all its digits.
struct PlainDecimal: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        text = "\(try decoder.singleValueContainer().decode(Decimal.self))"
    }
}
