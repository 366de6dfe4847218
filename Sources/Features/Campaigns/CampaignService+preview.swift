package import CloudAPI
import Contacts
package import Primitives
package import Routes
import Storage
import Templates
import Workspaces

/// A campaign's message as one person will get it.
package struct CampaignPreview: Sendable {
    package let row: Int
    package let to: PhoneNumber
    package let name: String
    /// Of the templates that are tried, the one that they get; `nil` where there is one, and for those who get the winner.
    package let variant: String?
    /// Meta's components with the person's values in their texts.
    package let components: [JSON]
    /// By the variables' keys, the files of ours in its headers.
    package let files: [String: String]
    /// What keeps this person from being written to, in sentences; empty when nothing does.
    package let problems: [String]
    /// Why they would be left out, by our own code.
    package let skipped: Int64?
}

extension CampaignService {
    /// As many people of an audience can be looked at before.
    static let previewsMax = 20

    /// - Parameters:
    ///   - row: the file's row, or which of an audience's first people; the first that can be written to when `nil`.
    ///   - isLeftOut: those of an audience that is no file who would be left out, rather than those who would get it.
    /// - Throws: `CampaignError`.
    package func preview(_ id: CampaignID, row: Int?, isLeftOut: Bool = false, in workspace: WorkspaceID) async throws
        -> CampaignPreview
    {
        try await database.read { transaction in
            try previewing(workspace, transaction).person(id, row: row, isLeftOut: isLeftOut).preview()
        }
    }

    /// Sends the campaign's message, with one row's values, to a number of the tester's choice.
    ///
    /// - Throws: `CampaignError`, `ContactError.badNumber`, `TemplateError`, and what sending throws.
    package func trial(_ id: CampaignID, row: Int?, to text: String, by caller: Caller) async throws -> MessageID {
        let workspace = caller.workspace
        let trial = try await database.write { transaction in
            let person = try previewing(workspace, transaction).person(id, row: row, isLeftOut: false)
            let country = try person.country ?? WorkspaceStore(transaction).find(workspace)?.country
            let phone = try Self.number(text, country: country)
            let contact = try ContactStore(transaction, ambient: ambient, limits: runner.limits)
                .resolve(workspace: workspace, identities: ContactIdentities(phone: phone), source: .manual)
            let addresses = try addresses(person, transaction, workspace)
            return CampaignTrial(
                channel: person.campaign.channel,
                contact: contact.id,
                template: person.template.id,
                values: person.values.merging(addresses) { $1 },
                author: caller.member
            )
        }
        return try await line.send(workspace, trial)
    }

    private func previewing(_ workspace: WorkspaceID, _ transaction: Transaction) -> Previewing {
        Previewing(runner: runner, workspace: workspace, transaction: transaction)
    }

    /// Links that work, and are nobody's.
    private func addresses(_ person: Previewing.Person, _ transaction: Transaction, _ workspace: WorkspaceID) throws
        -> [String: String]
    {
        let variables = person.content.variables
        let tokens = try TrackedAddresses([variables], runner, (workspace, person.campaign.id), transaction).tokens(
            for: 0
        )
        return variables.compactMapValues { $0.tracked.flatMap { tokens[$0.url] } }
    }

    private static func number(_ text: String, country: String?) throws -> PhoneNumber {
        do {
            return try PhoneReader(defaultCountry: country).read(text).number
        } catch {
            throw ContactError.badNumber(error)
        }
    }
}
