import Primitives
import Storage
import Workspaces

/// Makes contacts of a batch of good rows, or says what would become of them.
struct ImportBatch {
    /// In one transaction, a tenth of a second long: names and addresses lie all over their indexes, and of each page that is
    /// written more than one row should be new.
    static let rows = 2_000

    let store: ContactStore
    let found: Import
    let workspace: WorkspaceID
    /// Nothing but the outcomes is written then.
    let isDry: Bool

    private var now: Timestamp { store.ambient.now() }

    /// A good row, taken apart.
    struct Person: Sendable {
        let row: Int
        let phone: PhoneNumber
        let values: ImportedValues
        let book: ImportedBook
    }

    static func people(_ rows: [ImportRow], of found: Import) -> [Person] {
        let columns = Dictionary(
            found.columns.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return rows.compactMap { row in
            row.e164.map { phone in
                Person(
                    row: row.row,
                    phone: phone.canonical,
                    values: ImportedValues(row, of: found, columns: columns),
                    book: ImportedBook(row, of: found, columns: columns)
                )
            }
        }
    }

    func apply(_ people: [Person]) throws -> [ImportOutcome] {
        let present = try store.known(people.map(\.phone), in: workspace)
        let new = people.filter { present[$0.phone] == nil }
        let writer =
            try people.allSatisfy(\.book.isEmpty)
            ? nil : ImportBookWriter(store: store, found: found, workspace: workspace, isDry: isDry)
        let starts = try new.map { ($0.phone, try start($0.values, $0.book, writer)) }
        let made = try make(
            new.map { (phone: $0.phone, name: $0.values.name) },
            Dictionary(starts, uniquingKeysWith: { first, _ in first })
        )
        var words: [(contact: ContactID, word: ConsentWord)] = []
        var outcomes: [ImportOutcome] = []
        var places: [Int] = []
        var entries: [ImportBookWriter.Entry] = []
        for person in people {
            let (row, phone, values, book) = (person.row, person.phone, person.values, person.book)
            if let contact = present[phone] ?? made[phone]?.flatMap({ $0 }), !book.isEmpty {
                places.append(outcomes.count)
                entries.append(.init(contact: contact, isNew: present[phone] == nil, book: book))
            }
            if let contact = present[phone] {
                outcomes.append(try change(contact, row, values, &words))
            } else if let contact = made[phone] {
                outcomes.append(
                    ImportOutcome(row: row, kind: .created, contact: contact?.id, change: nil)
                )
                if let contact, let word = word(values.optIn, of: contact) { words.append((contact.id, word)) }
            } else {
                outcomes.append(
                    ImportOutcome(
                        row: row,
                        kind: .refused,
                        remarks: [ImportRoom.refusal],
                        contact: nil,
                        change: nil
                    )
                )
            }
        }
        if !isDry { try store.take(words, in: workspace) }
        if let writer, !entries.isEmpty { try write(entries, by: writer, at: places, &outcomes) }
        return outcomes
    }

    /// What the rows say besides, into the outcomes that are there already.
    private func write(
        _ entries: [ImportBookWriter.Entry],
        by writer: ImportBookWriter,
        at places: [Int],
        _ outcomes: inout [ImportOutcome]
    ) throws {
        let open = zip(places, entries).filter { ![.skipped, .refused].contains(outcomes[$0.0].kind) }
        for ((place, entry), result) in zip(open, try writer.apply(open.map(\.1))) {
            outcomes[place].remarks += result.problems
            guard !entry.isNew, !result.change.isEmpty else { continue }
            var change = result.change
            change.name = outcomes[place].change?.name
            change.consent = outcomes[place].change?.consent
            outcomes[place].change = change
            outcomes[place].kind = .updated
        }
    }

    /// What the row's contact begins with, if it is new: written with the contact, in one statement.
    private func start(
        _ values: ImportedValues,
        _ book: ImportedBook,
        _ writer: ImportBookWriter?
    ) throws -> ContactStart {
        guard !isDry else { return ContactStart() }
        var start = try writer?.start(of: book) ?? ContactStart()
        if let optIn = values.optIn, optIn != .unknown { start.word = word(optIn) }
        return start
    }

    /// The new contacts by their numbers, without those for whom the plan has no room; `nil` for each in a dry run.
    private func make(
        _ people: [(phone: PhoneNumber, name: String)],
        _ starts: [PhoneNumber: ContactStart]
    ) throws -> [PhoneNumber: Contact?] {
        guard isDry else {
            return try store.upsert(people, starts: starts, areUnknown: true, source: .import, in: workspace)
                .mapValues { $0 }
        }
        let room = try store.limits.room(for: .contacts, in: workspace, store.transaction) {
            // What this dry run has promised places to already, no contact has yet.
            try store.count(in: workspace) + Int64(found.work.counts.created)
        }
        let placed = people.prefix(room.map { Int(min(max($0, 0), Int64(people.count))) } ?? people.count)
        return Dictionary(placed.map { ($0.phone, nil) }, uniquingKeysWith: { first, _ in first })
    }

    private func change(
        _ contact: Contact,
        _ row: Int,
        _ values: ImportedValues,
        _ words: inout [(contact: ContactID, word: ConsentWord)]
    ) throws -> ImportOutcome {
        func outcome(_ kind: ImportOutcome.Kind, _ remark: ImportRemark? = nil, _ change: ImportChange? = nil)
            -> ImportOutcome
        {
            ImportOutcome(
                row: row,
                kind: kind,
                remarks: [remark].compactMap { $0 },
                contact: contact.id,
                change: change
            )
        }
        guard contact.deletedAt == nil else {
            return outcome(
                .refused,
                ImportRemark("contact-deleted", "The contact with this number is deleted. Restore it first.")
            )
        }
        guard found.rules.duplicates != .skip else {
            return outcome(.skipped, ImportRemark("already-there", "A contact has this number already."))
        }
        var change = ImportChange()
        let takesName = found.rules.duplicates == .update || contact.name.isEmpty
        if takesName, !values.name.isEmpty, values.name != contact.name {
            change.name = .init(from: contact.name, to: values.name)
            if !isDry { try store.rename(contact.id, to: values.name, in: workspace) }
        }
        if let word = word(values.optIn, of: contact) {
            change.consent = .init(from: contact.optIn, to: word.value, at: now)
            words.append((contact.id, word))
        }
        let saidNo = contact.optIn == .no && values.optIn == .yes
        let remark =
            saidNo
            ? ImportRemark("said-no", "This person has said no to marketing, and the file does not change that.") : nil
        return change.isEmpty ? outcome(.unchanged, remark) : outcome(.updated, remark, change)
    }

    /// The word that the row says and the contact has not said; a no is never turned into a yes by a file.
    private func word(_ optIn: OptIn?, of contact: Contact) -> ConsentWord? {
        guard let optIn, optIn != contact.optIn, contact.optIn != .no else { return nil }
        if found.rules.duplicates == .fill, contact.optIn != .unknown, optIn == .yes { return nil }
        return word(optIn)
    }

    private func word(_ optIn: OptIn) -> ConsentWord {
        ConsentWord(
            optIn,
            source: .import,
            actor: found.work.by,
            evidence: found.rules.evidence ?? "Import of \(found.filename)"
        )
    }
}
