import Foundation

/// `dd/mm/yyyy`, `d-mmm-yy h:mm AM/PM`, `[h]:mm`.
struct DateFormat: Equatable {
    private enum Token: Equatable {
        case year(Int)
        case month(Int)
        case day(Int)
        case hour(Int, isElapsed: Bool)
        case minute(Int)
        case second(Int)
        case half
        case text(String)
    }

    private var tokens: [Token] = []

    /// `nil` when the code shows no date and no time.
    init?(_ code: String) {
        var rest = Array(code)[...]
        while let next = rest.first {
            let letter = Character(next.lowercased())
            let run = rest.prefix { Character($0.lowercased()) == letter }.count
            rest = rest.dropFirst("ymdhs".contains(letter) ? run : 1)
            switch letter {
            case "y": tokens.append(.year(run))
            case "m": tokens.append(.month(run))
            case "d": tokens.append(.day(run))
            case "h": tokens.append(.hour(run, isElapsed: false))
            case "s": tokens.append(.second(run))
            case "a":
                let text = String(([next] + rest.prefix(4))).lowercased()
                guard text == "am/pm" || text.hasPrefix("a/p") else { return nil }
                rest = rest.dropFirst(text == "am/pm" ? 4 : 2)
                tokens.append(.half)
            case "[":
                let inside = String(rest.prefix { $0 != "]" }).lowercased()
                rest = rest.drop { $0 != "]" }.dropFirst()
                if !inside.isEmpty, inside.allSatisfy({ $0 == "h" }) {
                    tokens.append(.hour(inside.count, isElapsed: true))
                }
            case "\"":
                tokens.append(.text(String(rest.prefix { $0 != "\"" })))
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\": if let escaped = rest.popFirst() { tokens.append(.text(String(escaped))) }
            case "_", "*": rest = rest.dropFirst()
            case "0", "#", "?", "@", "g", "e": return nil
            default: tokens.append(.text(String(next)))
            }
        }
        guard tokens.contains(where: { if case .text = $0 { false } else { true } }) else { return nil }
        nameMinutes()
    }

    /// `m` is a minute after an hour and before a second.
    private mutating func nameMinutes() {
        let places = tokens.indices.filter { if case .text = tokens[$0] { false } else { true } }
        for (order, place) in places.enumerated() {
            guard case .month(let length) = tokens[place], length <= 2 else { continue }
            let isAfterHour = order > 0 && { if case .hour = tokens[places[order - 1]] { true } else { false } }()
            let isBeforeSecond =
                order + 1 < places.count
                && { if case .second = tokens[places[order + 1]] { true } else { false } }()
            if isAfterHour || isBeforeSecond { tokens[place] = .minute(length) }
        }
    }

    /// `nil` for what is no day of Excel's calendar.
    func show(_ serial: Double, from1904: Bool) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        let seconds = Int64((serial * 86_400).rounded())
        var days = seconds / 86_400
        let time = Int(seconds % 86_400)
        // Excel believes in a 29 February 1900; before it, days are one off.
        if !from1904, days < 60 { days += 1 }
        // Days since 1970-01-01; Excel's first day is 1899-12-30, or 1904-01-01.
        let date = Self.civil(days - (from1904 ? 24_107 : 25_569))
        let isHalved = tokens.contains(.half)
        return tokens.map { token in
            switch token {
            case .year(let length): length <= 2 ? Self.pad(date.year % 100, 2) : String(date.year)
            case .month(let length):
                length <= 2 ? Self.pad(date.month, length) : Self.name(Self.months[date.month - 1], length)
            case .day(let length):
                length <= 2
                    ? Self.pad(date.day, length)
                    : Self.name(Self.weekdays[Int(((days - (from1904 ? 24_107 : 25_569)) % 7 + 11) % 7)], length)
            case .hour(let length, let isElapsed):
                isElapsed
                    ? String(seconds / 3_600)
                    : Self.pad(isHalved ? (time / 3_600 + 11) % 12 + 1 : time / 3_600, length)
            case .minute(let length): Self.pad(time / 60 % 60, length)
            case .second(let length): Self.pad(time % 60, length)
            case .half: time < 43_200 ? "AM" : "PM"
            case .text(let text): text
            }
        }.joined()
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    private static func name(_ whole: String, _ length: Int) -> String {
        length == 3 ? String(whole.prefix(3)) : whole
    }

    private static func pad(_ number: Int, _ length: Int) -> String {
        let text = String(number)
        return text.utf8.count < length ? "0" + text : text
    }

    /// The day of the Gregorian calendar, counted in eras of 400 years that begin in March.
    private static func civil(_ days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
        return (Int(year), Int(month < 10 ? month + 3 : month - 9), Int(dayOfYear - (153 * month + 2) / 5 + 1))
    }
}
