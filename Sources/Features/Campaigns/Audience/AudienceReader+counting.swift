import Contacts
import Primitives
import Storage

extension AudienceReader {
    struct Tally {
        var matched = 0
        var reachable = 0
        var excluded: [Int64: Int] = [:]
        var sample: [(name: String, phone: PhoneNumber)] = []
    }

    func count(sampleSize: Int) throws -> Tally {
        let reasons = try desk.reasons()
        var tally = Tally()
        var earlier: [SQL] = []
        for layer in try layers() {
            let only = desk.sql.present + " AND " + layer.condition + without(earlier)
            let people: SQL = "SELECT c.id, c.name, c.phone, \(reasons.sql) AS reason FROM contacts c WHERE \(only)"
            for row in try transaction.rows(
                "SELECT p.reason, count(*) AS count FROM (\(people)) p GROUP BY p.reason"
            ) {
                let (reason, count): (Int64?, Int) = (try row["reason"], try row["count"])
                tally.add(count, reason)
            }
            if let list = layer.list { try count(list, layer.condition, earlier, into: &tally) }
            if tally.sample.count < sampleSize {
                tally.sample += try sample(people, layer.list, sampleSize - tally.sample.count)
            }
            earlier.append(layer.condition)
        }
        return tally
    }

    /// What of a list is nobody's contact, no number, or there twice.
    private func count(_ list: List, _ condition: SQL, _ earlier: [SQL], into tally: inout Tally) throws {
        let row = try transaction.row(
            """
            SELECT count(*) AS lines, count(DISTINCT l.e164) AS numbers,
                count(DISTINCT CASE WHEN \(unknown) THEN l.e164 END) AS people
            FROM \(list.table) WHERE \(list.good)
            """
        )
        let (lines, numbers): (Int, Int) = (try row?["lines"] ?? 0, try row?["numbers"] ?? 0)
        tally.add(try row?["people"] ?? 0, nil)
        tally.add(lines - numbers, SkipReason.samePerson(row: 0).code)
        if let before = desk.sql.either(earlier) {
            let twice = try transaction.row(
                "SELECT count(*) AS count FROM contacts c WHERE \(desk.sql.present) AND \(condition) AND \(before)"
            )
            tally.add(try twice?["count"] ?? 0, SkipReason.samePerson(row: 0).code)
        }
        if list.isFile, let file = audience.sources[list.place].importID {
            let found = try ImportStore(transaction).find(file, in: workspace)
            tally.add(found.duplicate, SkipReason.samePerson(row: 0).code)
            tally.add(found.invalid, SkipReason.invalid.code)
        } else {
            tally.add(audience.sources[list.place].invalid ?? 0, SkipReason.invalid.code)
        }
    }

    /// The first ones who would be written to, or who would be left out although they have a number.
    func firstPeople(_ limit: Int, isLeftOut: Bool) throws -> [(name: String, phone: PhoneNumber, reason: Int64?)] {
        let reasons = try desk.reasons()
        var found: [(name: String, phone: PhoneNumber, reason: Int64?)] = []
        var earlier: [SQL] = []
        for layer in try layers() where found.count < limit {
            let only = desk.sql.present + " AND " + layer.condition + without(earlier)
            let people: SQL = "SELECT c.id, c.name, c.phone, \(reasons.sql) AS reason FROM contacts c WHERE \(only)"
            if isLeftOut {
                found += try leftOut(people, limit - found.count)
            } else {
                found += try sample(people, layer.list, limit - found.count).map {
                    (name: $0.name, phone: $0.phone, reason: nil as Int64?)
                }
            }
            earlier.append(layer.condition)
        }
        return found
    }

    private func leftOut(_ people: SQL, _ limit: Int) throws -> [(name: String, phone: PhoneNumber, reason: Int64?)] {
        try transaction.rows(
            """
            SELECT p.name, p.phone, p.reason FROM (\(people)) p WHERE p.reason IS NOT NULL AND p.phone IS NOT NULL
            ORDER BY p.id LIMIT \(limit)
            """
        ).map { (try $0["name"], try $0["phone"], try $0["reason"]) }
    }

    private func sample(_ people: SQL, _ list: List?, _ limit: Int) throws -> [(name: String, phone: PhoneNumber)] {
        var found = try transaction.rows(
            "SELECT p.name, p.phone FROM (\(people)) p WHERE p.reason IS NULL ORDER BY p.id LIMIT \(limit)"
        ).map { (name: try $0["name"] as String, phone: try $0["phone"] as PhoneNumber) }
        if let list, found.count < limit {
            found += try transaction.rows(
                """
                SELECT min(l.name) AS name, l.e164 FROM \(list.table) WHERE \(list.good) AND \(unknown)
                GROUP BY l.e164 ORDER BY l.e164 LIMIT \(limit - found.count)
                """
            ).map { (name: try $0["name"] as String, phone: try $0["e164"] as PhoneNumber) }
        }
        return found
    }
}

extension AudienceReader.Tally {
    fileprivate mutating func add(_ count: Int, _ reason: Int64?) {
        matched += count
        if let reason {
            if count > 0 { excluded[reason, default: 0] += count }
        } else {
            reachable += count
        }
    }
}
