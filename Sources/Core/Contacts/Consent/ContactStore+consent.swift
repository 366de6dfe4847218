package import Primitives
import Storage

extension ContactStore {
    /// Takes a word about consent: a line in the ledger, once, and the contact's present state unless a later word is
    /// known. Of two in one second the no stands: WhatsApp's times have no smaller part.
    package func take(_ word: ConsentWord, of id: ContactID, in workspace: WorkspaceID) throws {
        try take([(id, word)], in: workspace)
    }

    /// The same for a word about marketing.
    package func consent(
        _ optIn: OptIn,
        of id: ContactID,
        source: ContactSource,
        actor: String? = nil,
        at moment: Timestamp? = nil,
        in workspace: WorkspaceID
    ) throws {
        try take(ConsentWord(optIn, source: source, actor: actor, at: moment), of: id, in: workspace)
    }

    /// Takes words of many, in a handful of statements a thousand. All are of one purpose.
    package func take(_ words: [(contact: ContactID, word: ConsentWord)], in workspace: WorkspaceID) throws {
        try note(words, in: workspace)
        let now = ambient.now()
        let marketing = words.filter { $0.word.purpose == .marketing }
        let said = marketing.filter { $0.word.at == nil }
        let heard = marketing.filter { $0.word.at != nil }
        try transaction.runEach(said.map { state($0.word, of: $0.contact, at: now, in: workspace) })
        try transaction.runEach(heard.map { state($0.word, of: $0.contact, at: $0.word.at ?? now, in: workspace) })
        for (contact, word) in words where word.purpose != .marketing {
            try derive(word.purpose, of: contact, in: workspace)
        }
    }

    /// Everything that was said, the newest first.
    package func ledger(of id: ContactID, in workspace: WorkspaceID) throws -> [ConsentEntry] {
        try transaction.rows(
            """
            SELECT * FROM consent_entries WHERE workspace_id = \(workspace) AND contact_id = \(id)
            ORDER BY at DESC, id DESC LIMIT 500
            """
        ).map(ConsentEntry.init)
    }

    /// The lines of words that the contacts' rows say already.
    ///
    /// - Parameter areNew: whether the contacts have none yet.
    func note(_ words: [(contact: ContactID, word: ConsentWord)], areNew: Bool = false, in workspace: WorkspaceID)
        throws
    {
        let now = ambient.now()
        try transaction.runEach(
            words.map { id, word in
                let at = word.at ?? now
                let line: SQL = """
                    INSERT INTO consent_entries (workspace_id, contact_id, id, opt_in, source, actor, at, purpose, evidence)
                    SELECT \(workspace), \(id), \(ambient.rawID()), \(word.value), \(word.source), \(word.actor), \(at),
                        \(word.purpose), \(word.evidence)
                    """
                guard !areNew else { return line }
                return line + """
                     WHERE NOT EXISTS (
                        SELECT 1 FROM consent_entries WHERE workspace_id = \(workspace) AND contact_id = \(id)
                        AND purpose = \(word.purpose) AND opt_in = \(word.value) AND source = \(word.source) AND at = \(at))
                    """
            }
        )
    }

    /// What the word makes of the state of marketing, which is a column of the contact, for every send looks at it.
    private func state(_ word: ConsentWord, of id: ContactID, at: Timestamp, in workspace: WorkspaceID) -> SQL {
        let second = at.seconds * 1_000
        let unlessLater: SQL =
            switch (word.at, word.value) {
            case (nil, _): ""
            case (_, .no): "AND (opt_in_at IS NULL OR opt_in_at < \(second + 1_000))"
            default: "AND (opt_in_at IS NULL OR opt_in_at < \(second) OR (opt_in_at <= \(at) AND opt_in <> 'no'))"
            }
        return """
            UPDATE contacts SET opt_in = \(word.value), opt_in_source = \(word.source), opt_in_at = \(at)
            WHERE workspace_id = \(workspace) AND id = \(id)
            \(unlessLater)
            """
    }

    /// Makes what the ledger says last of another purpose the contact's state.
    func derive(_ purpose: ConsentPurpose, of id: ContactID, in workspace: WorkspaceID) throws {
        try hold([id], in: workspace)
        guard let contact = try contacts([id], in: workspace)[id] else { return }
        let last = try transaction.row(
            """
            SELECT opt_in FROM consent_entries
            WHERE workspace_id = \(workspace) AND contact_id = \(id) AND purpose = \(purpose)
            ORDER BY at DESC, CASE WHEN opt_in = 'no' THEN 0 ELSE 1 END, id DESC LIMIT 1
            """
        )
        var refused = contact.refuses
        if try last.map({ try $0["opt_in"] as OptIn }) == .no {
            refused.insert(purpose)
        } else {
            refused.remove(purpose)
        }
        let text = refused.map(\.rawValue).sorted().joined(separator: " ")
        try transaction.run(
            "UPDATE contacts SET refuses = \(text) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
    }
}

extension ConsentEntry {
    init(_ row: Row) throws {
        id = try row["id"]
        purpose = try row["purpose"]
        channel = try row["channel"]
        value = try row["opt_in"]
        source = try row["source"]
        actor = try row["actor"]
        evidence = try row["evidence"]
        at = try row["at"]
    }
}
