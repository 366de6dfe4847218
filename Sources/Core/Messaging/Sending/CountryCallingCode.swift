import Contacts
import Primitives

/// The calling code of a country, for people whose number is hidden: their user id begins with the country.
enum CountryCallingCode {
    /// A number in the numbering plan of the country, whose market is the country's.
    ///
    /// - Parameter country: ISO 3166-1 alpha-2.
    static func sample(of country: Substring) -> PhoneNumber? {
        PhoneReader.placeholder(country: String(country))
    }
}
