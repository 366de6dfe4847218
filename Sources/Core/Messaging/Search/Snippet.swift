/// What of a text is shown of a hit: parts, never markup.
enum Snippet {
    struct Part: Codable, Sendable, Equatable {
        var text: String
        let hit: Bool
    }

    /// Characters before the first hit, and all in all.
    private static let before = 40
    private static let length = 200

    static func parts(of text: String, _ wanted: [String]) -> [Part] {
        var parts: [Part] = []
        func add(_ piece: Substring, _ isHit: Bool) {
            guard !piece.isEmpty else { return }
            if !isHit, let last = parts.last, !last.hit {
                parts[parts.count - 1].text += piece
            } else {
                parts.append(Part(text: String(piece), hit: isHit))
            }
        }
        var rest = Substring(text.prefix(5000))
        while !rest.isEmpty {
            let word = rest.prefix { isWord($0) }
            if word.isEmpty {
                let gap = rest.prefix { !isWord($0) }
                add(gap, false)
                rest = rest.dropFirst(gap.count)
            } else {
                add(word, SearchWords.isHit(String(word), wanted))
                rest = rest.dropFirst(word.count)
            }
        }
        return cut(parts)
    }

    private static func isWord(_ character: Character) -> Bool {
        character.unicodeScalars.contains { SearchWords.isPart($0) }
    }

    private static func cut(_ parts: [Part]) -> [Part] {
        var cut = parts
        if let first = cut.first, !first.hit, first.text.count > before, cut.count > 1 {
            cut[0].text = "…" + first.text.suffix(before)
        }
        var left = length
        var kept: [Part] = []
        for part in cut {
            guard left > 0 else { break }
            kept.append(Part(text: String(part.text.prefix(left)), hit: part.hit))
            left -= part.text.count
        }
        if left < 0, let last = kept.indices.last { kept[last].text += "…" }
        return kept
    }
}
