extension PayloadInspector {
    /// A media object `key`: `id` or `link`, and what else the type has.
    mutating func media(_ parent: PayloadNode, _ key: String, keys: Set<String>) {
        guard let object = needObject(parent, key) else { return }
        switch (object["id"], object["link"]) {
        case (_?, nil): needIdentity(object, "id")
        case (nil, _?): needURL(object, "link", schemes: ["https://", "http://"])
        default: report(object.path, .notExactlyOne(of: ["id", "link"]))
        }
        if keys.contains("caption") {
            text(object, "caption", max: 1024)
        }
        if keys.contains("filename") {
            text(object, "filename", max: 240)
        }
        if keys.contains("voice") {
            flag(object, "voice")
        }
    }

    mutating func location(_ parent: PayloadNode, _ key: String) {
        guard let object = needObject(parent, key) else { return }
        degrees(object, "latitude", max: 90)
        degrees(object, "longitude", max: 180)
        text(object, "name", max: 1000)
        text(object, "address", max: 1000)
    }

    private mutating func degrees(_ object: PayloadNode, _ key: String, max: Double) {
        guard let member = need(object, key) else { return }
        guard let value = member.json.looseDouble else {
            report(member.path, .wrongType(expected: "a number"))
            return
        }
        if !(-max...max).contains(value) {
            report(member.path, .outOfRange("from -\(Int(max)) to \(Int(max))"))
        }
    }

    mutating func contacts(_ root: PayloadNode) {
        for card in needList(root, "contacts", count: 1...257) {
            guard let name = needObject(card, "name") else { continue }
            needText(name, "formatted_name")
            let others = ["first_name", "last_name", "middle_name", "suffix", "prefix"]
            if !others.contains(where: { name[$0] != nil }) {
                report(name.path, .malformed("needs one of \(others.joined(separator: ", ")) beside formatted_name"))
            }
            if let birthday = text(card, "birthday"), !Self.isDay(birthday) {
                report(card.path(of: "birthday"), .malformed("not a day like 1980-01-31"))
            }
        }
    }

    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]) else { return false }
        return Int(parts[0]) != nil && (1...12).contains(month) && (1...31).contains(day)
    }
}
