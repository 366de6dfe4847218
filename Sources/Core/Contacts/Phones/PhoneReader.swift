import CPhoneNumber
import Primitives

/// Reads telephone numbers as people, phones and spreadsheets write them. Knows every country's rules (libphonenumber).
///
/// Safe on many threads; about 20 µs a number.
package struct PhoneReader: Sendable {
    /// ISO 3166-1 alpha-2 in upper case, for numbers written without a country code. `nil`: those are refused.
    package let defaultCountry: String?

    package init(defaultCountry: String?) {
        self.defaultCountry = defaultCountry
    }

    /// Whether `code` is a country that has telephone numbers: `IN`, not `in`, not `XX`.
    package static func isCountry(_ code: String) -> Bool {
        code.utf8.count == 2 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            && lodestone_phone_calling_code(code) != 0
    }

    /// The first number in `text`, in the one form we keep for it (`PhoneNumber.canonical`).
    package func read(_ text: String) throws(PhoneProblem) -> ReadPhone {
        let written = try PhoneText.clean(text)
        var problem: PhoneProblem?
        for attempt in attempts(written) {
            switch parse(attempt) {
            case .success(let phone): return phone
            case .failure(let reason): problem = problem ?? reason
            }
        }
        throw problem ?? .notANumber
    }

    /// What the text may mean, the likeliest first.
    ///
    /// Spreadsheets drop the plus, so digits that are no number of the default country are tried as an international
    /// one; ten digits at least, for fewer would fit some small country by chance. "00" is dialled abroad nearly
    /// everywhere, also by people whose default country dials "011". Brazil's mobiles written before their ninth digit
    /// came (2012 to 2016) are still how WhatsApp names many accounts.
    private func attempts(_ written: String) -> [String] {
        if written.hasPrefix("+0") {
            let rest = written.drop { !("1"..."9").contains($0) }
            return written.hasPrefix("+00") ? ["+" + rest] : [String(written.dropFirst()), "+" + rest]
        }
        let digits = String(written.filter { ("0"..."9").contains($0) })
        if written.contains("+") {
            let grown = PhoneNumber(digits: digits)?.canonical.rawValue
            return grown == "+" + digits ? [written] : [written, grown].compactMap { $0 }
        }
        if digits.hasPrefix("00") { return [written, "+" + digits.dropFirst(2)] }
        let national = digits.drop { $0 == "0" }
        if defaultCountry == "BR", national.count == 10, let whole = PhoneNumber(digits: "55" + national)?.canonical {
            return [written, whole.rawValue] + (national == digits ? ["+" + digits] : [])
        }
        guard !digits.hasPrefix("0"), digits.count >= 10 else { return [written] }
        let grown = PhoneNumber(digits: digits)?.canonical.rawValue
        return [written, "+" + digits] + (grown == "+" + digits ? [] : [grown].compactMap { $0 })
    }

    private func parse(_ text: String) -> Result<ReadPhone, PhoneProblem> {
        var text = text
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 24) { buffer in
            guard let e164 = buffer.baseAddress else { return .failure(.notANumber) }
            let country = e164 + 20
            let result = text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    lodestone_phone_parse($0.baseAddress, $0.count, defaultCountry ?? "ZZ", e164, country)
                }
            }
            let region = String(cString: country)
            guard result == LODESTONE_PHONE_VALID else {
                let plus = text.utf8.contains(0x2B)
                return .failure(PhoneProblem(result, country: region, saysCountry: plus || defaultCountry != nil))
            }
            guard let number = PhoneNumber(String(cString: e164)) else { return .failure(.notANumber) }
            return .success(ReadPhone(number: number.canonical, country: region))
        }
    }
}

extension PhoneProblem {
    fileprivate init(_ result: lodestone_phone_result, country: String, saysCountry: Bool) {
        self =
            switch result {
            case LODESTONE_PHONE_UNKNOWN_COUNTRY: saysCountry ? .unknownCountryCode : .noCountry
            case LODESTONE_PHONE_TOO_SHORT: .tooShort(country: country)
            case LODESTONE_PHONE_TOO_LONG: .tooLong(country: country)
            case LODESTONE_PHONE_NOT_IN_USE: .notInUse(country: country)
            default: .notANumber
            }
    }
}
