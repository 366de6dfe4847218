import Contacts
import Primitives
import Storage
import Templates

/// Looks one of a campaign's people up, with the template and the values that they get.
struct Previewing {
    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    struct Person {
        let campaign: Campaign
        let content: Variant
        let variant: String?
        let template: Template
        /// For numbers written without one.
        let country: String?
        let row: Int
        let name: String
        let phone: PhoneNumber
        let values: [String: String]
        let skipped: Int64?

        func preview() throws -> CampaignPreview {
            var problems = skipped.map { [SkipReason.title($0) ?? "Left out"] } ?? []
            do {
                _ = try TemplateFiller.fill(template, values: values)
            } catch TemplateError.values(let faults) {
                problems += faults.map(\.words)
            }
            return CampaignPreview(
                row: row,
                to: phone,
                name: name,
                variant: variant,
                components: TemplateFiller(template).show(values),
                files: values.filter { $0.key.hasSuffix("header.media") && TemplateFiller.isOurFile($0.value) },
                problems: problems,
                skipped: skipped
            )
        }
    }

    func person(_ id: CampaignID, row number: Int?, isLeftOut: Bool) throws -> Person {
        let campaign = try CampaignStore(transaction, in: workspace).find(id)
        guard let file = campaign.audience.onlyFile else {
            return try person(of: campaign, row: number, isLeftOut: isLeftOut)
        }
        return try person(of: file, campaign, row: number)
    }

    private func person(of id: ImportID, _ campaign: Campaign, row number: Int?) throws -> Person {
        let imports = ImportStore(transaction)
        let file: Import
        do {
            file = try imports.find(id, in: workspace)
        } catch ImportError.notFound {
            throw CampaignError.importNotFound
        }
        let found =
            try number.map { try imports.row($0, of: id, in: workspace) }
            ?? imports.rows(of: id, verdict: .ok, limit: 1, in: workspace).first
        guard let row = found, let phone = row.e164 else {
            if let number { throw CampaignError.rowNotFound(number) }
            throw CampaignError.nobodyToWriteTo
        }
        let contact = try ContactStore(transaction, ambient: runner.ambient).find(phone, in: workspace)
        let desk = try AudienceDesk(planned: campaign, runner, in: workspace, transaction)
        return try person(
            campaign,
            (row.row, row.name, phone),
            contact,
            cells: Dictionary(Array(zip(file.columns, row.cells))) { first, _ in first },
            country: file.defaultCountry,
            skipped: try contact.flatMap { try desk.reason(of: $0) }
        )
    }

    /// One of the first people of an audience that is no file.
    private func person(of campaign: Campaign, row number: Int?, isLeftOut: Bool) throws -> Person {
        guard !campaign.audience.sources.isEmpty else { throw CampaignError.importNotFound }
        let row = number ?? 1
        guard (1...CampaignService.previewsMax).contains(row) else { throw CampaignError.rowNotFound(row) }
        let desk = try AudienceDesk(planned: campaign, runner, in: workspace, transaction)
        let people = try AudienceReader(desk: desk).firstPeople(row, isLeftOut: isLeftOut)
        guard people.count == row, let found = people.last else {
            if number != nil { throw CampaignError.rowNotFound(row) }
            throw CampaignError.nobodyToWriteTo
        }
        let contact = try ContactStore(transaction, ambient: runner.ambient).find(found.phone, in: workspace)
        return try person(
            campaign,
            (row, found.name, found.phone),
            contact,
            cells: [:],
            country: nil,
            skipped: found.reason
        )
    }

    private func person(
        _ campaign: Campaign,
        _ who: (row: Int, name: String, phone: PhoneNumber),
        _ contact: Contact?,
        cells: [String: String],
        country: String?,
        skipped: Int64?
    ) throws -> Person {
        let variant = contact.flatMap { Split(campaign.id, campaign.options).variant(of: $0.id) }
        guard let content = campaign.content(of: variant),
            let template = try TemplateStore(transaction).templates([content.templateId], in: workspace)[
                content.templateId
            ]
        else { throw CampaignError.templateNotFound(campaign.template) }
        var person = try fields(of: who, contact, content)
        person.cells = cells
        return Person(
            campaign: campaign,
            content: content,
            variant: variant,
            template: template,
            country: country,
            row: who.row,
            name: who.name,
            phone: who.phone,
            values: TrackedAddresses.samples(person.values(content.variables), content.variables),
            skipped: skipped
        )
    }

    private func fields(
        of who: (row: Int, name: String, phone: PhoneNumber),
        _ contact: Contact?,
        _ content: Variant
    ) throws -> RecipientFields {
        if let contact {
            return try PersonFields(transaction: transaction, workspace: workspace)
                .find([contact], for: [content.variables])[contact.id] ?? RecipientFields()
        }
        var person = RecipientFields()
        person.fields = ["name": who.name, "phone": who.phone.rawValue]
        person.fields["firstName"] = who.name.split { $0.isWhitespace }.first.map(String.init)
        return person
    }
}
