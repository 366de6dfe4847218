package import Invoices
import Notifications
import Workspaces

/// Billing details as somebody entered them.
package struct ProfileEntry: Sendable, Equatable {
    package var legalName: String
    package var addressLines: [String]
    package var city: String
    package var postalCode: String
    package var stateCode: String?
    package var gstin: String?
    package var email: String?
    package var isSEZ: Bool

    package init(
        legalName: String,
        addressLines: [String],
        city: String,
        postalCode: String,
        stateCode: String? = nil,
        gstin: String? = nil,
        email: String? = nil,
        isSEZ: Bool = false
    ) {
        self.legalName = legalName
        self.addressLines = addressLines
        self.city = city
        self.postalCode = postalCode
        self.stateCode = stateCode
        self.gstin = gstin
        self.email = email
        self.isSEZ = isSEZ
    }

    /// - Parameter country: the workspace's, which billing details cannot change: the currency hangs on it.
    /// - Throws: `BillingError.badProfile`.
    package func party(country: String) throws(BillingError) -> Party {
        let lines = addressLines.map(Self.plain).filter { !$0.isEmpty }
        guard (1...3).contains(lines.count) else {
            throw .badProfile(field: "addressLines", words: "An address has one to three lines.")
        }
        for line in lines { _ = try Self.checked(line, "addressLines", 1...120) }
        let isIndian = country == "IN"
        let postalCode = try Self.checked(postalCode, "postalCode", isIndian ? 6...6 : 0...20)
        if isIndian, !postalCode.utf8.allSatisfy({ (0x30...0x39).contains($0) }) || postalCode.hasPrefix("0") {
            throw .badProfile(field: "postalCode", words: "A PIN code has six digits, and does not begin with 0.")
        }
        let party = Party(
            legalName: try Self.checked(legalName, "legalName", 1...200),
            addressLines: lines,
            city: try Self.checked(city, "city", 1...100),
            postalCode: postalCode,
            stateCode: isIndian ? Self.given(stateCode) ?? Self.given(gstin).map { String($0.prefix(2)) } : nil,
            country: country,
            gstin: isIndian ? Self.given(gstin)?.uppercased() : nil,
            email: try address()?.rawValue,
            isSEZ: isIndian && isSEZ
        )
        do {
            _ = try party.checkedState()
        } catch {
            throw Self.refusal(error)
        }
        return party
    }

    private func address() throws(BillingError) -> EmailAddress? {
        guard let text = Self.given(email) else { return nil }
        guard let address = EmailAddress(text) else {
            throw .badProfile(field: "email", words: "This is not an e-mail address.")
        }
        return address
    }

    private static func refusal(_ error: InvoiceError) -> BillingError {
        switch error {
        case .stateMissing:
            .badProfile(field: "stateCode", words: "The state decides the tax: choose it.")
        case .unknownState:
            .badProfile(field: "stateCode", words: "There is no such state.")
        case .badGSTIN(.check):
            .badProfile(field: "gstin", words: "The last character does not fit the others: one of them is mistyped.")
        case .badGSTIN:
            .badProfile(field: "gstin", words: "A GSTIN has 15 characters like 27AAPFU0939F1ZV.")
        case .stateDisagrees(let number, let state):
            .badProfile(
                field: "gstin",
                words: "This GSTIN is of \(number.state.name), and the address is in \(state.name)."
            )
        case .zoneNeedsGSTIN:
            .badProfile(field: "gstin", words: "A unit in a special economic zone has a GSTIN.")
        default: .badProfile(field: "", words: "These details cannot be used on an invoice.")
        }
    }

    private static func checked(
        _ text: String,
        _ field: String,
        _ length: ClosedRange<Int>
    ) throws(BillingError) -> String {
        let plain = plain(text)
        guard !plain.hasHiddenFormat else {
            throw .badProfile(field: field, words: "It has signs that cannot be seen: type it anew.")
        }
        guard plain.hasLength(length) else {
            let words =
                length.lowerBound == length.upperBound
                ? "It has \(length.lowerBound) characters."
                : "It has \(length.lowerBound) to \(length.upperBound) characters."
            throw .badProfile(field: field, words: words)
        }
        return plain
    }

    /// One line without blanks around it, and without what cannot be printed.
    private static func plain(_ text: String) -> String { text.plainLine }

    private static func given(_ text: String?) -> String? {
        text.map(plain).flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension String {
    /// One line without blanks around it, and without what cannot be printed.
    var plainLine: String {
        let seen = unicodeScalars.filter {
            $0.properties.isWhitespace || $0.properties.generalCategory != .control
        }
        return String(String.UnicodeScalarView(seen)).split { $0.isWhitespace }.joined(separator: " ")
    }
}
