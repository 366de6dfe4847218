/// Collects members while keeping keys unique: the last wins, in the place of the first.
struct JSONObjectBuilder {
    /// Up to here a scan is faster than hashing; beyond, an index keeps hostile bodies of many keys linear.
    private static let scannedMax = 12

    private(set) var members: [JSONObject.Member] = []
    private var places: [String: Int] = [:]

    mutating func append(_ key: String, _ value: JSON) {
        let member = JSONObject.Member(key: key, value: value)
        if let place = place(of: key) {
            members[place] = member
            return
        }
        if members.isEmpty {
            members.reserveCapacity(4)
        }
        members.append(member)
        if members.count > Self.scannedMax {
            places[key] = members.count - 1
        }
    }

    private mutating func place(of key: String) -> Int? {
        guard members.count >= Self.scannedMax else {
            for index in members.indices where members[index].key == key {
                return index
            }
            return nil
        }
        if places.isEmpty {
            for (index, member) in members.enumerated() {
                places[member.key] = index
            }
        }
        return places[key]
    }
}
