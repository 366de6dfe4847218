import Primitives
import Storage
import Workspaces

extension ContactStore {
    /// Takes a merge back: the contact that went is there again with what was its own, and the other has what it had.
    ///
    /// What has been changed since stays. What both have written in one thread goes by `onUnmerge`.
    /// - Throws: `MergeError`; what `onUnmerge` throws.
    func unmerge(
        _ merge: ContactMerge,
        by actor: String,
        in workspace: WorkspaceID,
        onUnmerge: ContactMergeObserver
    ) throws {
        let log = MergeLog(transaction, in: workspace)
        try holdPeople([merge.kept], in: workspace)
        guard try log.find(merge.gone)?.undoneAt == nil else { throw MergeError.undone(merge.gone) }
        let kept = try find(merge.kept, in: workspace)
        let was = merge.snapshot
        let present = Set(try identities(of: kept.id, in: workspace))
        let back = was.identities.filter(present.contains)
        func first(_ kind: ContactIdentity.Kind) -> String? { back.first { $0.kind == kind }?.value }
        let phone = first(.phone).flatMap { PhoneNumber($0) }
        try insert(
            Contact(
                id: merge.gone,
                name: was.name,
                phone: phone,
                country: phone?.country,
                userID: first(.userID),
                username: first(.username),
                email: was.book?.email,
                company: was.book?.company,
                owner: was.book?.owner,
                optIn: was.optIn,
                optInSource: was.optInSource,
                optInAt: was.optInAt,
                refuses: [],
                blockedAt: was.blockedAt,
                source: was.source,
                createdAt: was.createdAt,
                updatedAt: ambient.now(),
                lastInboundAt: nil,
                lastOutboundAt: nil,
                activeAt: Timestamp(milliseconds: 0),
                deletedAt: nil,
                erasedAt: nil
            ),
            in: workspace
        )
        try transaction.runEach(
            back.map { identity in
                """
                UPDATE contact_identities SET contact_id = \(merge.gone)
                WHERE workspace_id = \(workspace) AND kind = \(identity.kind) AND value = \(identity.value)
                """
            }
        )
        try restore(kept, was, without: back, by: actor, in: workspace)
        try part(merge.gone, from: kept, merge, by: actor, in: workspace)
        if let book = was.book {
            try giveBack(book, to: merge.gone, from: kept.id, in: workspace)
            let times = [(true, book.lastInboundAt), (false, book.lastOutboundAt)]
            for (inbound, at) in times {
                if let at { try noteActivity(inbound: inbound, of: merge.gone, at: at, in: workspace) }
            }
        }
        try onUnmerge(transaction, workspace, kept.id, merge.gone)
        try log.markUndone(merge.gone, by: actor, at: ambient.now())
    }

    /// What the kept contact took over goes from it again.
    private func restore(
        _ kept: Contact,
        _ was: MergedContact,
        without back: [ContactIdentity],
        by actor: String,
        in workspace: WorkspaceID
    ) throws {
        let left = try identities(of: kept.id, in: workspace)
        func current(_ kind: ContactIdentity.Kind, _ value: String?) -> String? {
            guard let value, back.contains(ContactIdentity(kind: kind, value: value)) else { return value }
            return left.last { $0.kind == kind }?.value
        }
        let phone = current(.phone, kept.phone?.rawValue)
        try transaction.run(
            """
            UPDATE contacts SET phone = \(phone), country = \(phone.flatMap { PhoneNumber($0)?.country }),
                user_id = \(current(.userID, kept.userID)), username = \(current(.username, kept.username))
            WHERE workspace_id = \(workspace) AND id = \(kept.id)
            """
        )
        guard let before = was.kept else { return }
        if let book = was.book { try restore(kept, before, without: book, in: workspace) }
        if before.name.isEmpty, kept.name == was.name { try rename(kept.id, to: "", in: workspace) }
        if before.blockedAt == nil, kept.blockedAt != nil, kept.blockedAt == was.blockedAt {
            try block(kept.id, at: nil, in: workspace)
        }
        if kept.optInSource == ContactSource.merge.rawValue, kept.optIn != before.optIn {
            let word = ConsentWord(before.optIn, source: .merge, actor: actor, evidence: "The merge was undone.")
            try take(word, of: kept.id, in: workspace)
        }
    }

    /// Only what still is as the merge left it.
    private func restore(
        _ kept: Contact,
        _ before: MergedContact.Kept,
        without book: MergedBook,
        in workspace: WorkspaceID
    ) throws {
        func back<Value: Equatable>(_ now: Value?, _ then: Value?, _ taken: Value?) -> Value? {
            then == nil && now == taken ? nil : now
        }
        /// Who was heard of since stays so.
        func earlier(_ now: Timestamp?, _ then: Timestamp?, _ taken: Timestamp?) -> Timestamp? {
            now == taken ? then : now
        }
        try transaction.run(
            """
            UPDATE contacts SET email = \(back(kept.email, before.email, book.email)),
                company_id = \(back(kept.company, before.company, book.company) ?? CompanyID(rawValue: 0)),
                owner_id = \(back(kept.owner, before.owner, book.owner) ?? MemberID(rawValue: 0)),
                last_inbound_at = \(earlier(kept.lastInboundAt, before.lastInboundAt, book.lastInboundAt)),
                last_outbound_at = \(earlier(kept.lastOutboundAt, before.lastOutboundAt, book.lastOutboundAt))
            WHERE workspace_id = \(workspace) AND id = \(kept.id)
            """
        )
    }
}
