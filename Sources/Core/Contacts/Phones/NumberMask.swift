/// Hides telephone numbers for those whose role hides them: in what people and WhatsApp write.
///
/// A number is seven digits and more in one run, or nine and more in groups as people write them, in the digits of any script.
/// Its last three stay, as everywhere. What merely looks like one (an order's number) is hidden too: the safe side.
package enum NumberMask {
    package static func masked(_ text: String) -> String {
        var out = ""
        var run: [Character] = []
        func flush() {
            // What follows the last digit is not part of the number.
            let end = run.lastIndex { isDigit($0) }.map { $0 + 1 } ?? 0
            out += masked(run[..<end])
            out += String(run[end...])
            run = []
        }
        for character in text {
            let isPart = isDigit(character) || (!run.isEmpty && continues(run, with: character))
            if !isPart { flush() }
            if isPart { run.append(character) } else { out.append(character) }
        }
        flush()
        return out
    }

    private static func masked(_ run: ArraySlice<Character>) -> String {
        let groups = run.split { !isDigit($0) }.map(\.count)
        let count = groups.reduce(0, +)
        let isNumber = (groups.max() ?? 0) >= 7 || (count >= 9 && !isDate(groups))
        guard isNumber else { return String(run) }
        var left = count
        return String(
            run.map { character -> Character in
                guard isDigit(character) else { return character }
                left -= 1
                return left < 3 ? character : "\u{2022}"
            }
        )
    }

    private static func isDigit(_ character: Character) -> Bool { character.wholeNumberValue.map { $0 < 10 } ?? false }

    /// At most two characters stand between two groups, as in "(0) 98".
    private static func continues(_ run: [Character], with character: Character) -> Bool {
        " -.()/\u{00A0}\u{2010}\u{2011}\u{202F}".contains(character) && run.suffix(2).contains { isDigit($0) }
    }

    /// 2026-11-29 and 29.11.2026, with a time after it or without.
    private static func isDate(_ groups: [Int]) -> Bool { [[4, 2, 2], [2, 2, 4]].contains(Array(groups.prefix(3))) }
}
