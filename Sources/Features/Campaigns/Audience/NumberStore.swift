import Contacts
import Primitives
import Storage

/// A line that was pasted into an audience.
struct PastedNumber: Sendable, Equatable {
    let line: Int
    let given: String
    let phone: PhoneNumber?
    let country: String?
    let name: String
}

/// Numbers that were pasted, of one campaign.
struct NumberStore {
    static let bytesMax = 1_048_576
    static let linesMax = 100_000

    let transaction: Transaction
    let workspace: WorkspaceID
    let campaign: CampaignID

    /// Reads lines: a number each, or a number and a name with a comma, semicolon or tab between them.
    static func read(_ text: String, country: String?) -> [PastedNumber] {
        let reader = PhoneReader(defaultCountry: country)
        var numbers: [PastedNumber] = []
        for line in text.split(whereSeparator: \.isNewline) where line.contains(where: { !$0.isWhitespace }) {
            let cut = line.firstIndex { ",;\t".contains($0) }
            let name = cut.map { line[line.index(after: $0)...] } ?? ""
            let read = try? reader.read(String(line[..<(cut ?? line.endIndex)]))
            numbers.append(
                PastedNumber(
                    line: numbers.count + 1,
                    given: String(line.prefix(200)),
                    phone: read?.number,
                    country: read?.country,
                    name: String(name.split { $0.isWhitespace }.joined(separator: " ").prefix(200))
                )
            )
        }
        return numbers
    }

    func replace(_ numbers: [PastedNumber], _ side: AudienceSQL.Side, _ place: Int) throws {
        try remove(side, place)
        for some in numbers.chunked(by: 5_000) {
            try transaction.runEach(
                some.map { number in
                    """
                    INSERT INTO campaign_numbers (workspace_id, campaign_id, side, place, line, given, e164, country, name)
                    VALUES (\(workspace), \(campaign), \(side.rawValue), \(place), \(number.line), \(number.given),
                        \(number.phone), \(number.country), \(number.name))
                    """
                }
            )
        }
    }

    func remove(_ side: AudienceSQL.Side, _ place: Int) throws {
        try transaction.run(
            """
            DELETE FROM campaign_numbers WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)
            AND side = \(side.rawValue) AND place = \(place)
            """
        )
    }

    func removeAll() throws {
        try transaction.run(
            "DELETE FROM campaign_numbers WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)"
        )
    }

    func page(_ side: AudienceSQL.Side, _ place: Int, after line: Int, limit: Int) throws -> [PastedNumber] {
        try transaction.rows(
            """
            SELECT * FROM campaign_numbers WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)
            AND side = \(side.rawValue) AND place = \(place) AND line > \(line) ORDER BY line LIMIT \(limit)
            """
        ).map { row in
            PastedNumber(
                line: try row["line"],
                given: try row["given"],
                phone: try row["e164"],
                country: try row["country"],
                name: try row["name"]
            )
        }
    }

    /// As they were pasted.
    func text(_ side: AudienceSQL.Side, _ place: Int) throws -> String {
        try page(side, place, after: 0, limit: Self.linesMax).map(\.given).joined(separator: "\n")
    }

    func copy(to other: CampaignID) throws {
        try transaction.run(
            """
            INSERT INTO campaign_numbers (workspace_id, campaign_id, side, place, line, given, e164, country, name)
            SELECT workspace_id, \(raw: "\(other.rawValue)"), side, place, line, given, e164, country, name
            FROM campaign_numbers WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)
            """
        )
    }
}
