import Primitives

/// Why no telephone number could be read. `country` is ISO 3166-1 alpha-2, or empty when not even that is known.
package enum PhoneProblem: Error, Hashable, Sendable {
    case empty
    case notANumber
    /// A spreadsheet turned the number into a power of ten and lost its last digits.
    case rounded(String)
    /// There is no country code, and no default country to complete it with.
    case noCountry
    case unknownCountryCode
    case tooShort(country: String)
    case tooLong(country: String)
    case notInUse(country: String)

    /// A sentence for the person whose file it is: what is wrong, and what to do where something can be done.
    package var words: String { said.text }

    var said: Said {
        switch self {
        case .empty: "There is no number."
        case .notANumber: "This is not a telephone number."
        case .rounded(let text):
            "A spreadsheet has rounded this number to \(text, "value"); format the column as text and export the file again."
        case .noCountry: "The number has no country code, and no default country is chosen."
        case .unknownCountryCode: "No country has this country code."
        case .tooShort(let country): "The number is too short\(Self.place(country), "country", as: country)."
        case .tooLong(let country): "The number is too long\(Self.place(country), "country", as: country)."
        case .notInUse(let country): "No number\(Self.place(country, "in"), "country", as: country) looks like this."
        }
    }

    /// The fault of a field that clients know.
    var code: String {
        switch self {
        case .empty: "phone-missing-number"
        case .notANumber: "phone-not-a-number"
        case .rounded: "phone-rounded"
        case .noCountry: "phone-no-country"
        case .unknownCountryCode: "phone-unknown-country"
        case .tooShort: "phone-too-few-digits"
        case .tooLong: "phone-too-many-digits"
        case .notInUse: "phone-not-in-use"
        }
    }

    private static func place(_ country: String, _ word: String = "for") -> String {
        country.isEmpty || country == "001" ? "" : " \(word) \(country)"
    }
}
