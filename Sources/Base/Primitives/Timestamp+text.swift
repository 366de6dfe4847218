extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC, always with milliseconds.
    package var description: String {
        let day = CivilDay(daysSince1970: seconds.flooredDivision(by: 86400))
        let inDay = seconds - day.daysSince1970 * 86400
        let fraction = milliseconds - seconds * 1000
        return "\(day)T\(padded(inDay / 3600)):\(padded(inDay / 60 % 60)):\(padded(inDay % 60)).\(padded(fraction, 3))Z"
    }

    /// Reads RFC 3339 with `Z` or an offset, with or without a fraction (digits after the third are dropped).
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20,
            bytes[13] == 0x3A, bytes[16] == 0x3A,
            let day = CivilDay(bytes[0..<10]),
            let hour = number(bytes[11..<13]), hour < 24,
            let minute = number(bytes[14..<16]), minute < 60,
            let second = number(bytes[17..<19]), second < 61
        else { return nil }

        var rest = bytes[19...]
        var fraction: Int64 = 0
        if rest.first == 0x2E {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            let three = Array(digits.prefix(3)) + Array(repeating: 0x30, count: max(0, 3 - digits.count))
            fraction = number(three[...]) ?? 0
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = offsetMinutes(rest) else { return nil }
        let seconds = day.daysSince1970 * 86400 + hour * 3600 + (minute - offset) * 60 + second
        milliseconds = seconds * 1000 + fraction
    }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let moment = Timestamp(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an RFC 3339 time: \(text.prefix(40))")
            )
        }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

private func padded(_ value: Int64, _ width: Int = 2) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}

private func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
}

/// Minutes east of UTC; `nil` when the text is neither `Z` nor `±hh:mm`.
private func offsetMinutes(_ text: ArraySlice<UInt8>) -> Int64? {
    if text.count == 1, text.first == 0x5A || text.first == 0x7A { return 0 }
    guard text.count == 6, let sign = text.first, sign == 0x2B || sign == 0x2D else { return nil }
    let digits = text.dropFirst()
    guard digits[digits.startIndex + 2] == 0x3A,
        let hours = number(digits.prefix(2)), hours < 24, let minutes = number(digits.suffix(2)), minutes < 60
    else { return nil }
    return (sign == 0x2D ? -1 : 1) * (hours * 60 + minutes)
}
