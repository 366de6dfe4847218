import CPhoneNumber
package import Primitives

extension PhoneReader {
    /// A number that belongs to the country's calling code and to nobody: for asking what a country costs.
    ///
    /// - Parameter country: ISO 3166-1 alpha-2.
    package static func placeholder(country: String) -> PhoneNumber? {
        guard isCountry(country) else { return nil }
        return PhoneNumber("+\(lodestone_phone_calling_code(country))00000000")
    }
}
