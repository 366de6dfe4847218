import Primitives
import Storage

extension AudienceReader {
    /// How many who would be written to are in each country; '' for those of whom it is not known.
    func countries() throws -> [String: Int] {
        let reasons = try desk.reasons()
        var counts: [String: Int] = [:]
        var earlier: [SQL] = []
        for layer in try layers() {
            let only = desk.sql.present + " AND " + layer.condition + without(earlier)
            var statements: [SQL] = [
                """
                SELECT p.country, count(*) AS count FROM (
                 SELECT coalesce(c.country, '') AS country, \(reasons.sql) AS reason FROM contacts c WHERE \(only)) p
                WHERE p.reason IS NULL GROUP BY p.country
                """
            ]
            if let list = layer.list {
                statements.append(
                    """
                    SELECT coalesce(l.country, '') AS country, count(DISTINCT l.e164) AS count FROM \(list.table)
                    WHERE \(list.good) AND \(unknown) GROUP BY coalesce(l.country, '')
                    """
                )
            }
            for row in try statements.flatMap({ try transaction.rows($0) }) {
                counts[try row["country"], default: 0] += try row["count"]
            }
            earlier.append(layer.condition)
        }
        return counts
    }
}
