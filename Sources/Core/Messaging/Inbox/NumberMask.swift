import Primitives

/// Hides telephone numbers in what WhatsApp itself writes: "… changed from 919800000001 to …". What people write is theirs.
enum NumberMask {
    static func text(_ text: String, type: String) -> String {
        guard type == "system" else { return text }
        return masked(text)
    }

    /// Every run of seven digits and more, but for its last three.
    static func masked(_ text: String) -> String {
        var out = ""
        var run = ""
        func flush() {
            out += run.count < 7 ? run : String(repeating: "\u{2022}", count: run.count - 3) + run.suffix(3)
            run = ""
        }
        for character in text {
            if character.isASCII, character.isNumber {
                run.append(character)
            } else {
                flush()
                out.append(character)
            }
        }
        flush()
        return out
    }
}
