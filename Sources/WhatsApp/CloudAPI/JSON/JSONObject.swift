/// The members of a JSON object, in the order they were written, each key once.
///
/// Keys compare as Swift strings do. Finding is linear: the objects of this API have few members.
public struct JSONObject: Sendable {
    public struct Member: Hashable, Sendable {
        public let key: String
        public let value: JSON

        public init(key: String, value: JSON) {
            self.key = key
            self.value = value
        }
    }

    public private(set) var members: [Member]

    public init() {
        members = []
    }

    /// The last of two with one key wins, in the place of the first. Members that are `nil` are left out.
    public init(_ pairs: [(String, JSON?)]) {
        var builder = JSONObjectBuilder()
        for case (let key, let value?) in pairs {
            builder.append(key, value)
        }
        members = builder.members
    }

    init(unique members: [Member]) {
        self.members = members
    }

    public var count: Int { members.count }
    public var isEmpty: Bool { members.isEmpty }
    public var keys: [String] { members.map(\.key) }

    /// Setting a new key appends it; setting `nil` removes the member.
    public subscript(key: String) -> JSON? {
        get {
            for member in members where member.key == key {
                return member.value
            }
            return nil
        }
        set {
            let place = members.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): members[place] = Member(key: key, value: value)
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}

extension JSONObject: Hashable {
    public func hash(into hasher: inout Hasher) {
        // Equal in any order, so the order must not count.
        hasher.combine(Set(members))
    }

    /// Equal members in any order.
    public static func == (left: Self, right: Self) -> Bool {
        guard left.count == right.count else { return false }
        if left.members == right.members { return true }
        let others = Dictionary(right.members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
        return left.members.allSatisfy { others[$0.key] == $0.value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Members that are `nil` are left out.
    public init(dictionaryLiteral elements: (String, JSON?)...) {
        self.init(elements)
    }
}

extension JSONObject: Sequence {
    public func makeIterator() -> IndexingIterator<[Member]> {
        members.makeIterator()
    }
}
