/// Reads what files say of consent, or of anything that is so or is not: `TRUE`, `y`, `opted_in`, `0`, `não`.
enum ConsentCell {
    /// `nil` when it says nothing that we know; then nothing is changed.
    static func read(_ cell: String) -> OptIn? {
        let word = plain(cell)
        if yes.contains(word) { return .yes }
        return no.contains(word) ? .no : nil
    }

    private static let yes: Set<String> = folded([
        "yes", "y", "true", "t", "1", "1.0", "x", "✓", "✔", "on", "ok", "opt-in", "opted in", "optin", "subscribed",
        "si",
        "s", "sim", "verdadero", "verdadeiro", "ja", "j", "wahr", "oui", "vrai", "vero", "да", "истина", "evet", "tak",
        "ya",
        "हाँ", "हां", "जी हाँ", "सही", "सत्य", "نعم", "صحيح", "是", "はい", "예", "כן",
    ])
    private static let no: Set<String> = folded([
        "no", "n", "false", "f", "0", "0.0", "off", "opt-out", "opted out", "optout", "unsubscribed", "stop", "falso",
        "não",
        "nein", "falsch", "nee", "non", "faux", "нет", "ложь", "hayır", "nie", "tidak", "नहीं", "जी नहीं", "गलत", "असत्य",
        "لا",
        "خطأ", "否", "いいえ", "아니요", "לא",
    ])

    private static func plain(_ text: String) -> String {
        FoldedText(text).value.split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: " ")
    }

    private static func folded(_ words: [String]) -> Set<String> { Set(words.map(plain)) }
}
