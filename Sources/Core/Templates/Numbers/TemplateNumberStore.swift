package import Primitives
package import Storage

/// The counters of templates, inside a transaction of the caller's.
package struct TemplateNumberStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// Days since 1970, in UTC.
    package static func day(of moment: Timestamp) -> Int64 {
        moment.seconds / 86_400
    }

    /// Adds to the counters of each template: one statement for each, in the order of identities, so that two batches never
    /// wait for each other crosswise.
    package func add(_ numbers: [TemplateID: TemplateNumbers], at moment: Timestamp) throws {
        for (template, numbers) in numbers.sorted(by: { $0.key < $1.key }) where numbers != TemplateNumbers() {
            try add(numbers, to: template, button: -1, at: moment)
            guard numbers.sent > 0 else { continue }
            try transaction.run(
                "UPDATE templates SET used_at = \(moment) WHERE workspace_id = \(workspace) AND id = \(template)"
            )
        }
    }

    /// Counts a tap on a button, or a call of its tracked link.
    ///
    /// - Parameter button: its place in the template, from 0; in a carousel 100 for each card before it, and 100 more.
    package func click(_ template: TemplateID, button: Int64?, at moment: Timestamp) throws {
        var one = TemplateNumbers()
        one.clicked = 1
        try add(one, to: template, button: -1, at: moment)
        if let button { try add(one, to: template, button: button, at: moment) }
    }

    /// The same, of the button that a variable belongs to: the first of several.
    package func click(_ template: TemplateID, variables: some Sequence<String>, at moment: Timestamp) throws {
        let button = variables.min().flatMap { SentButton(variable: $0) }
        try click(template, button: button?.number, at: moment)
    }

    /// Whether this is the first answer of this kind to the message.
    package func isFirst(_ kind: String, to message: MessageID) throws -> Bool {
        try transaction.row(
            """
            INSERT INTO template_answers (workspace_id, message_id, kind) VALUES (\(workspace), \(message), \(kind))
            ON CONFLICT (workspace_id, message_id, kind) DO NOTHING RETURNING message_id
            """
        ) != nil
    }

    private func add(_ numbers: TemplateNumbers, to template: TemplateID, button: Int64, at moment: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO template_numbers (workspace_id, template_id, day, button, sent, delivered, read_count, failed,
                replied, clicked, blocked, cost)
            VALUES (\(workspace), \(template), \(Self.day(of: moment)), \(button), \(numbers.sent),
                \(numbers.delivered), \(numbers.read), \(numbers.failed), \(numbers.replied), \(numbers.clicked),
                \(numbers.blocked), \(numbers.cost))
            ON CONFLICT (workspace_id, template_id, day, button) DO UPDATE SET
                sent = template_numbers.sent + excluded.sent,
                delivered = template_numbers.delivered + excluded.delivered,
                read_count = template_numbers.read_count + excluded.read_count,
                failed = template_numbers.failed + excluded.failed,
                replied = template_numbers.replied + excluded.replied,
                clicked = template_numbers.clicked + excluded.clicked,
                blocked = template_numbers.blocked + excluded.blocked,
                cost = template_numbers.cost + excluded.cost
            """
        )
    }

    struct Line {
        let day: Int64
        let button: Int64
        let numbers: TemplateNumbers
    }

    /// By day and button.
    func numbers(of template: TemplateID, days: ClosedRange<Int64>) throws -> [Line] {
        try transaction.rows(
            """
            SELECT * FROM template_numbers WHERE workspace_id = \(workspace) AND template_id = \(template)
            AND day BETWEEN \(days.lowerBound) AND \(days.upperBound) ORDER BY day, button
            """
        ).map { row in
            var numbers = TemplateNumbers()
            numbers.sent = try row["sent"]
            numbers.delivered = try row["delivered"]
            numbers.read = try row["read_count"]
            numbers.failed = try row["failed"]
            numbers.replied = try row["replied"]
            numbers.clicked = try row["clicked"]
            numbers.blocked = try row["blocked"]
            numbers.cost = try row["cost"]
            return Line(day: try row["day"], button: try row["button"], numbers: numbers)
        }
    }
}
