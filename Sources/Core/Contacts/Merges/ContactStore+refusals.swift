import Primitives
import Storage

/// What becomes of refusals when two contacts are one, and two again. Whoever has refused something must not get it because
/// somebody else in the workspace was wrong about who they are.
extension ContactStore {
    /// What `gone` refused besides marketing, `kept` refuses too, unless it has said yes since.
    func takeOver(_ refused: Set<ConsentPurpose>, from gone: ContactID, to kept: ContactID, in workspace: WorkspaceID)
        throws
    {
        guard !refused.isEmpty else { return }
        let said = try ledger(of: gone, in: workspace)
        for purpose in refused.sorted(by: { $0.rawValue < $1.rawValue }) {
            let at = said.first { $0.purpose == purpose && $0.value == .no }?.at
            try take(ConsentWord(.no, to: purpose, source: .merge, at: at), of: kept, in: workspace)
        }
    }

    /// A merge is undone: `gone` refuses what it refused before, `kept` no more what it only took over; and a no that was said
    /// while they were one was said by one of the two, so it stands for both.
    ///
    /// - Parameter kept: as it is before the merge is undone.
    func part(_ gone: ContactID, from kept: Contact, _ merge: ContactMerge, by actor: String, in workspace: WorkspaceID)
        throws
    {
        let said = try ledger(of: kept.id, in: workspace)
        for purpose in ConsentPurpose.allCases {
            if purpose != .marketing { try derive(purpose, of: gone, in: workspace) }
            guard kept.refuses(purpose), let no = said.first(where: { $0.purpose == purpose && $0.value == .no }) else {
                continue
            }
            let refusedBefore = merge.snapshot.kept?.refused(purpose)
            if no.source != .merge {
                // WhatsApp tells late, and in whole seconds: what was not so before was said since.
                guard no.at >= merge.at || refusedBefore == false else { continue }
                let words = "Said while the two contacts were one."
                let word = ConsentWord(.no, to: purpose, source: .merge, evidence: words, at: no.at)
                try take(word, of: gone, in: workspace)
            } else if purpose != .marketing, refusedBefore == false {
                let word = ConsentWord(
                    .unknown,
                    to: purpose,
                    source: .merge,
                    actor: actor,
                    evidence: "The merge was undone."
                )
                try take(word, of: kept.id, in: workspace)
            }
        }
    }
}

extension MergedContact.Kept {
    /// Whether the contact refused this before the other became part of it; `nil` where merges of that time do not say.
    fileprivate func refused(_ purpose: ConsentPurpose) -> Bool? {
        purpose == .marketing ? optIn == .no : refuses.map { $0.contains(purpose) }
    }
}
