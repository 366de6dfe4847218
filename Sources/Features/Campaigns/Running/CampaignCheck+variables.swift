import Contacts
import Primitives
import Storage
import Templates
import TrackedLinks

extension CampaignCheck {
    /// Whether a campaign that runs can fill its templates as they are now.
    ///
    /// - Throws: `CampaignError.variables`.
    func requireValues(for campaign: Campaign, _ plan: Plan) throws {
        guard campaign.kind == .broadcast else { return }
        for content in plan.contents.values {
            // A file that is gone by now leaves the fall-backs.
            let faults = try faults(content.variables, content.template, audience: nil, nil, isComplete: true)
            guard faults.isEmpty else { throw CampaignError.variables(faults) }
        }
    }

    /// - Parameter isComplete: whether every variable must have a source.
    func faults(
        _ variables: [String: VariableSource],
        _ template: Template,
        audience: Audience?,
        _ file: Import?,
        isComplete: Bool
    ) throws -> [VariableFault] {
        let keys = template.variables.map(\.key)
        let required = Set(template.variables.filter(\.required).map(\.key))
        var faults = variables.keys.filter { !keys.contains($0) }.sorted().map {
            VariableFault(key: $0, words: "The template has no variable \($0).")
        }
        let custom = Set(variables.values.compactMap(\.customKey))
        let known = try custom.isEmpty ? [] : Set(FieldStore(transaction, in: workspace).all(.contact).map(\.key))
        for key in keys {
            guard let source = variables[key], source.isChosen else {
                if isComplete, required.contains(key), variables[key]?.fallback?.isEmpty ?? true {
                    faults.append(VariableFault(key: key, words: "Choose a column or write a text for \(key)."))
                }
                continue
            }
            let tracked = source.tracked.flatMap {
                TrackedURL.fault(
                    in: $0.url,
                    behind: SentButton(variable: key)?.address(in: template.components),
                    prefix: line.trackedPrefix
                )
            }
            if let fault = tracked ?? Self.fault(source, audience: isComplete ? audience : nil, file, known) {
                faults.append(VariableFault(key: key, words: fault))
            }
        }
        return faults
    }

    private static func fault(
        _ source: VariableSource,
        audience: Audience?,
        _ file: Import?,
        _ known: Set<String>
    ) -> String? {
        if let column = source.column {
            if let file {
                return file.columns.contains(column) ? nil : "The file has no column \u{201C}\(column)\u{201D}."
            }
            let isOther = audience.map { !$0.sources.isEmpty && $0.onlyFile == nil } ?? false
            return isOther ? "A file's columns can be used only where the file is the whole audience." : nil
        }
        guard let field = source.field else { return nil }
        if let key = source.customKey {
            return known.contains(key) ? nil : "Contacts have no field \u{201C}\(key.prefix(80))\u{201D}."
        }
        return VariableSource.fields.contains(field)
            ? nil : "Contacts have no field \u{201C}\(field.prefix(80))\u{201D}."
    }
}
