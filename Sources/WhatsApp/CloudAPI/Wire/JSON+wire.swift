/// Reading members the way Meta writes them: a member that is absent, `null` or of another kind is `nil`.
extension JSON {
    func text(_ key: String) -> String? {
        self[key]?.looseText
    }

    func integer(_ key: String) -> Int64? {
        self[key]?.looseInt64
    }

    func fraction(_ key: String) -> Double? {
        self[key]?.looseDouble
    }

    func flag(_ key: String) -> Bool? {
        self[key]?.looseBool
    }

    func word<Word: WireWord>(_ key: String) -> Word? {
        text(key).map(Word.init(rawValue:))
    }

    /// The elements of a list; none when there is no list.
    func list(_ key: String) -> [JSON] {
        self[key]?.array ?? []
    }

    /// The member, when it is an object.
    func child(_ key: String) -> JSON? {
        guard let member = self[key], case .object = member else { return nil }
        return member
    }

    func needText(_ key: String) throws(WireError) -> String {
        guard let member = self[key], !member.isNull else { throw WireError(why: "\(key) is missing") }
        guard let text = member.looseText else { throw WireError(why: "\(key) is not a text") }
        return text
    }

    func needInteger(_ key: String) throws(WireError) -> Int64 {
        guard let member = self[key], !member.isNull else { throw WireError(why: "\(key) is missing") }
        guard let value = member.looseInt64 else { throw WireError(why: "\(key) is not a whole number") }
        return value
    }

    func needFraction(_ key: String) throws(WireError) -> Double {
        guard let member = self[key], !member.isNull else { throw WireError(why: "\(key) is missing") }
        guard let value = member.looseDouble else { throw WireError(why: "\(key) is not a number") }
        return value
    }

    func needWord<Word: WireWord>(_ key: String) throws(WireError) -> Word {
        Word(rawValue: try needText(key))
    }

    func needChild(_ key: String) throws(WireError) -> JSON {
        guard let member = self[key] else { throw WireError(why: "\(key) is missing") }
        guard case .object = member else { throw WireError(why: "\(key) is not an object") }
        return member
    }

    func needList(_ key: String) throws(WireError) -> [JSON] {
        guard let member = self[key] else { throw WireError(why: "\(key) is missing") }
        guard let list = member.array else { throw WireError(why: "\(key) is not a list") }
        return list
    }
}
