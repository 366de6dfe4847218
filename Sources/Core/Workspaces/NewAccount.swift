import Foundation
package import Notifications
import Primitives
import Routes

/// What somebody who signs up says of themselves, checked.
package struct NewAccount: Sendable {
    package let name: String
    package let email: EmailAddress
    package let password: Password
    package let company: String
    package let country: String
    package let timeZone: String

    /// - Throws: the problem `invalid-request`, with an entry for every field that is wrong.
    package init(
        name: String,
        email: String,
        password: String,
        company: String,
        country: String,
        timeZone: String
    ) throws {
        var errors: [Problem.FieldError] = []
        func refuse(_ field: String, _ detail: String) { errors.append(.init(field: field, detail: detail)) }

        self.name = name.trimmedLine
        self.company = company.trimmedLine
        self.country = country.uppercased()
        self.timeZone = timeZone
        if !self.name.hasLength(1...100) { refuse("name", "must have 1 to 100 characters") }
        if !self.company.hasLength(1...100) { refuse("company", "must have 1 to 100 characters") }
        if !Countries.codes.contains(self.country) { refuse("country", "is not a country's two-letter code, like IN") }
        if !TimeZones.isKnown(timeZone) { refuse("timeZone", "is not a time zone's name, like Asia/Kolkata") }
        let address = EmailAddress(email)
        if address == nil { refuse("email", "is not an e-mail address") }
        var accepted: Password?
        do {
            accepted = try Password(password, personal: [self.name, email, self.company])
        } catch {
            errors.append(.init(field: "password", detail: error.words, code: error.code))
        }
        guard let address, let accepted, errors.isEmpty else { throw Problem.invalid(errors) }
        self.email = address
        self.password = accepted
    }
}

extension String {
    /// Without spaces at the ends and without control characters, which have no place in a name: the old ones of ASCII and
    /// Latin 1, Unicode's own line breaks, and those that turn the direction of what is written after them.
    package var trimmedLine: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !$0.breaksLine })).trimmingCharacters(in: .whitespaces)
    }
}

extension Unicode.Scalar {
    fileprivate var breaksLine: Bool {
        switch value {
        case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        // ALM, LRM, RLM, the embeddings, overrides and isolates.
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

/// ISO 3166-1 alpha-2.
enum Countries {
    static let codes = Set(
        Locale.Region.isoRegions.map(\.identifier).filter { $0.utf8.count == 2 && $0.first?.isLetter == true }
    ).subtracting(reserved)

    /// Unions, islands and territories of other countries: reserved in ISO 3166-1, but not assigned.
    private static let reserved: Set<String> = ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN"]

    /// Codes with their English names, by name.
    static let named: [(code: String, name: String)] = {
        let english = Locale(identifier: "en")
        return codes.compactMap { code in english.localizedString(forRegionCode: code).map { (code, $0) } }
            .sorted { $0.1 < $1.1 }
    }()
}

/// The IANA time zone database.
package enum TimeZones {
    /// Also the older names that browsers still say, such as `Asia/Calcutta`.
    package static func isKnown(_ name: String) -> Bool {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "/_+-".utf8.contains(byte)
        }
        return isPlain && (name == "UTC" || name.contains("/")) && TimeZone(identifier: name) != nil
    }

    /// To choose from. Foundation's list has India's zone by its old name only.
    static let names =
        ["UTC"]
        + Set(TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") })
        .subtracting(["Asia/Calcutta", "Asia/Katmandu", "Asia/Rangoon", "Europe/Kiev", "America/Godthab"])
        .union(["Asia/Kolkata"]).sorted()
}
