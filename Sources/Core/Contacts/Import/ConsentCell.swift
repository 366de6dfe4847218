/// Reads what files say of consent: `TRUE`, `y`, `opted in`, `0`, `não`.
enum ConsentCell {
    /// `nil` when it says nothing that we know; then nothing is changed.
    static func read(_ cell: String) -> OptIn? {
        let word = FoldedText(cell).value
        if yes.contains(word) { return .yes }
        return no.contains(word) ? .no : nil
    }

    private static let yes: Set<String> = folded([
        "yes", "y", "true", "1", "x", "✓", "on", "ok", "opt-in", "opted in", "optin", "subscribed", "si", "sim", "ja",
        "oui", "да", "evet", "tak", "ya", "हाँ", "हां", "نعم", "是", "はい", "예", "כן",
    ])
    private static let no: Set<String> = folded([
        "no", "n", "false", "0", "off", "opt-out", "opted out", "optout", "unsubscribed", "stop", "não", "nao", "nein",
        "nee", "non", "нет", "hayır", "nie", "tidak", "नहीं", "لا", "否", "いいえ", "아니요", "לא",
    ])

    private static func folded(_ words: [String]) -> Set<String> { Set(words.map { FoldedText($0).value }) }
}
