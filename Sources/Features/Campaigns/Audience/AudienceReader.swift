import Contacts
import Credits
import Primitives
import Storage

/// Counts an audience without writing it down: by groups, never by person.
struct AudienceReader {
    /// Contacts looked up in one statement.
    private static let batch = 1_000

    let desk: AudienceDesk

    var transaction: Transaction { desk.transaction }
    var workspace: WorkspaceID { desk.workspace }
    var audience: Audience { desk.campaign.audience }

    /// Sources in the order in which they are written down: somebody of several counts with the first.
    struct Layer {
        /// Contacts.
        let condition: SQL
        /// Of a list, whose people may be nobody's contact yet.
        let list: List?
    }

    struct List {
        let table: SQL
        let good: SQL
        let place: Int
        let isFile: Bool
    }

    func layers() throws -> [Layer] {
        var layers: [Layer] = []
        if let contacts = try desk.sql.contacts() { layers.append(Layer(condition: contacts, list: nil)) }
        for (place, source) in audience.sources.enumerated() where !source.isOfContacts {
            let condition = try desk.sql.condition(source, .sources, place)
            let list: List =
                if let file = source.importID {
                    List(
                        table: "import_rows l",
                        good: "l.workspace_id = \(workspace) AND l.import_id = \(file) AND l.verdict = 'ok'",
                        place: place,
                        isFile: true
                    )
                } else {
                    List(
                        table: "campaign_numbers l",
                        good: """
                            l.workspace_id = \(workspace) AND l.campaign_id = \(desk.campaign.id) AND l.side = 0
                            AND l.place = \(place) AND l.e164 IS NOT NULL
                            """,
                        place: place,
                        isFile: false
                    )
                }
            layers.append(Layer(condition: condition, list: list))
        }
        return layers
    }

    // MARK: Prices

    /// People who cost the same: by the beginning of their number and their variant.
    struct Group {
        let sample: PhoneNumber
        /// `nil` for who is not in a variant, or is not known yet.
        let variant: String?
        let count: Int
    }

    func groups() throws -> [Group] {
        let reasons = try desk.reasons()
        let variant = reasons.split.variant(at: reasons.split.place(of: "c.id"))
        var groups: [Group] = []
        var earlier: [SQL] = []
        for layer in try layers() {
            let only = desk.sql.present + " AND " + layer.condition + without(earlier)
            let rows = try transaction.rows(
                """
                SELECT min(p.phone) AS sample, p.variant, count(*) AS count FROM (
                 SELECT c.phone, \(variant) AS variant, \(reasons.sql) AS reason FROM contacts c WHERE \(only)) p
                WHERE p.reason IS NULL GROUP BY substr(p.phone, 1, 5), p.variant
                """
            )
            groups += try rows.map {
                Group(sample: try $0["sample"], variant: try $0["variant"], count: try $0["count"])
            }
            if let list = layer.list {
                groups += try transaction.rows(
                    """
                    SELECT min(l.e164) AS sample, count(DISTINCT l.e164) AS count FROM \(list.table)
                    WHERE \(list.good) AND \(unknown) GROUP BY substr(l.e164, 1, 5)
                    """
                ).map { Group(sample: try $0["sample"], variant: nil, count: try $0["count"]) }
            }
            earlier.append(layer.condition)
        }
        return groups
    }

    /// Of these contacts, those who would be written to.
    func reached(_ contacts: [ContactID]) throws -> [(contact: ContactID, phone: PhoneNumber, variant: String?)] {
        let reasons = try desk.reasons()
        let variant = reasons.split.variant(at: reasons.split.place(of: "c.id"))
        guard let anyone = desk.sql.either(try layers().map(\.condition)) else { return [] }
        var found: [(contact: ContactID, phone: PhoneNumber, variant: String?)] = []
        for some in contacts.chunked(by: Self.batch) {
            found += try transaction.rows(
                """
                SELECT p.id, p.phone, p.variant FROM (
                 SELECT c.id, c.phone, \(variant) AS variant, \(reasons.sql) AS reason FROM contacts c
                 WHERE \(desk.sql.present) AND c.id IN \(list: some) AND \(anyone)) p WHERE p.reason IS NULL
                """
            ).map { (try $0["id"], try $0["phone"], try $0["variant"]) }
        }
        return found
    }

    var unknown: SQL {
        """
        NOT EXISTS (SELECT 1 FROM contact_identities i WHERE i.workspace_id = \(workspace) AND i.kind = 'phone'
         AND i.value = l.e164)
        """
    }

    func without(_ earlier: [SQL]) -> SQL {
        desk.sql.either(earlier).map { " AND NOT " + $0 } ?? ""
    }
}
