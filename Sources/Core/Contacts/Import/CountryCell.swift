import CPhoneNumber
import Foundation
import Primitives

/// Reads whose country a cell names: `IN`, `India`, `भारत`, `+91`, `India (+91)`.
enum CountryCell {
    /// ISO 3166-1 alpha-2; `nil` when it names none that we know.
    static func read(_ cell: String) -> String? {
        let word = FoldedText(cell).value
        guard !word.isEmpty else { return nil }
        if let known = names[word] { return known }
        let letters = word.split { !$0.isLetter }.joined(separator: " ")
        if let known = names[letters] { return known }
        let digits = word.prefix { $0 != "." }.filter(\.isNumber).drop { $0 == "0" }
        return codes[String(digits)]
    }

    private static let all: [String] = {
        let letters = (0x41...0x5A).map { String(UnicodeScalar(UInt8($0))) }
        return letters.flatMap { first in letters.map { first + $0 } }.filter(PhoneReader.isCountry)
    }()

    private static let names: [String: String] = {
        var found: [String: String] = [:]
        for code in all { found[FoldedText(code).value] = code }
        for language in ["en", "hi", "es", "pt", "ar", "de", "fr", "it", "ru"] {
            let locale = Locale(identifier: language)
            for code in all {
                guard let name = locale.localizedString(forRegionCode: code) else { continue }
                let folded = FoldedText(name).value
                found[folded] = found[folded] ?? code
            }
        }
        for (name, code) in usual { found[name] = code }
        return found
    }()

    /// What people and ISO 3166-1 alpha-3 call those that most files are about.
    private static let usual = [
        "usa": "US", "u.s.a.": "US", "u s": "US", "united states of america": "US", "uk": "GB", "great britain": "GB",
        "england": "GB",
        "scotland": "GB", "uae": "AE", "emirates": "AE", "ksa": "SA", "ind": "IN", "bharat": "IN", "gbr": "GB",
        "deu": "DE",
        "bra": "BR", "mex": "MX", "are": "AE", "sau": "SA", "idn": "ID", "pak": "PK", "bgd": "BD", "nga": "NG",
        "zaf": "ZA",
        "esp": "ES", "fra": "FR", "ita": "IT", "arg": "AR", "col": "CO", "can": "CA", "aus": "AU", "sgp": "SG",
        "mys": "MY",
    ]

    /// By calling code; of a code that several share, the country whose numbers are the most.
    private static let codes: [String: String] = {
        let main = ["US", "GB", "RU", "IT", "NO", "AU", "MA", "RE", "SH", "FI", "GP", "CW"]
        return Dictionary(
            (main + all).map { ("\(lodestone_phone_calling_code($0))", $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }()
}
