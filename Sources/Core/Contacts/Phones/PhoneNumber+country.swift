import CPhoneNumber
import Primitives

extension PhoneNumber {
    /// Whose number it is, ISO 3166-1 alpha-2; `nil` for numbers of no country.
    ///
    /// Most calling codes belong to one country, which a table answers; the others, such as +1, cost a parse (20 µs).
    package var country: String? {
        let digits = digits
        for length in [1, 2, 3] {
            guard let countries = Self.countries[String(digits.prefix(length))] else { continue }
            guard countries.count > 1 else { return countries[0] }
            let country = try? PhoneReader(defaultCountry: nil).read(rawValue).country
            return country.flatMap { PhoneReader.isCountry($0) ? $0 : nil }
        }
        return nil
    }

    /// Calling codes, of which none begins another, and who has each.
    private static let countries: [String: [String]] = {
        var found: [String: [String]] = [:]
        let letters = (0x41...0x5A).map { Character(UnicodeScalar(UInt8($0))) }
        for first in letters {
            for second in letters {
                let country = String([first, second])
                let code = lodestone_phone_calling_code(country)
                if code != 0 { found["\(code)", default: []].append(country) }
            }
        }
        return found
    }()
}
