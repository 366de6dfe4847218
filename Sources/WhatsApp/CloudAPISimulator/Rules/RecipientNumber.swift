/// Reads the `to` of a message as Meta does.
///
/// Source: reference section 2: with or without `+`, spaces, dashes, dots and brackets; without `+` and without a leading
/// country code the business number's own code is put in front.
enum RecipientNumber {
    /// - Parameter countryCode: of the business number, digits.
    /// - Returns: digits without a plus; `nil` when it is not a telephone number.
    static func read(_ text: String, countryCode: String) -> String? {
        let kept = text.filter { !" -.()\u{00A0}".contains($0) }
        let hasPlus = kept.first == "+"
        let digits = hasPlus ? String(kept.dropFirst()) : kept
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard !hasPlus else { return (7...15).contains(digits.utf8.count) && digits.first != "0" ? digits : nil }

        let national = digits.drop { $0 == "0" }
        let whole = isNational(digits, countryCode: countryCode) ? countryCode + national : String(digits)
        return (7...15).contains(whole.utf8.count) ? whole : nil
    }

    /// Ten digits are a whole national number in North America and India; elsewhere eight or fewer surely are.
    private static func isNational(_ digits: String, countryCode: String) -> Bool {
        digits.first == "0" || digits.utf8.count <= (["1", "91"].contains(countryCode) ? 10 : 8)
    }
}
