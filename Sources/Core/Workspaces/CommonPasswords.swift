/// Passwords of ten characters and more that are tried first.
///
/// The core of public lists of stolen passwords, without the digits, signs and doublings that people add at either end:
/// those are taken off before looking.
enum CommonPasswords {
    static func contains(_ folded: String) -> Bool {
        let core = folded.trimmed { !$0.isLetter }
        if core.isEmpty || words.contains(core) || words.contains(folded) { return isSequence(folded) || !core.isEmpty }
        return isRepetition(core) || isSequence(folded)
    }

    /// `passwordpassword`: one of the words again and again.
    private static func isRepetition(_ text: String) -> Bool {
        words.contains { word in
            guard text.count > word.count, text.count.isMultiple(of: word.count) else { return false }
            return String(repeating: word, count: text.count / word.count) == text
        }
    }

    /// Each character follows the one before on the keyboard's rows, the alphabet or the digits.
    private static func isSequence(_ text: String) -> Bool {
        rows.contains { row in
            row.contains(text) || String(row.reversed()).contains(text)
        }
    }

    private static let rows = [
        "abcdefghijklmnopqrstuvwxyz", "0123456789012345678901234567890", "qwertyuiopasdfghjklzxcvbnm",
    ]

    private static let words: Set<String> = [
        "password", "passwort", "passw0rd", "p@ssw0rd", "p@ssword", "pass", "qwerty", "qwertz", "azerty", "qwertyuiop",
        "qazwsx", "qazwsxedc", "1q2w3e4r5t", "1q2w3e4r5t6y", "zaq12wsx", "1qaz2wsx3edc", "asdfghjkl", "zxcvbnm",
        "iloveyou",
        "letmein", "welcome", "admin", "administrator", "root", "login", "monkey", "dragon", "football", "baseball",
        "basketball", "superman", "batman", "princess", "sunshine", "master", "shadow", "michael", "jordan",
        "liverpool",
        "chelsea", "arsenal", "manchester", "whatsapp", "facebook", "google", "changeme", "secret", "default", "abcdef",
        "abcd", "abc", "test", "testing", "india", "bangalore", "mumbai", "krishna", "jesus", "starwars", "pokemon",
        "trustno", "lodestone", "correcthorsebatterystaple", "thisisapassword", "mypassword", "computer", "internet",
        "samsung", "summer", "winter", "spring", "autumn", "january", "december",
    ]
}

extension String {
    /// Without the characters at both ends that `unwanted` holds.
    fileprivate func trimmed(_ unwanted: (Character) -> Bool) -> String {
        String(String(drop(while: unwanted)).reversed().drop(while: unwanted).reversed())
    }
}
