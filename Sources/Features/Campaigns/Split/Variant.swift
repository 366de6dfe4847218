package import Primitives

/// One of the templates that a campaign tries.
package struct Variant: Sendable, Equatable, Codable {
    /// `a`, `b`, …
    package var key: String
    package var name: String
    package var templateId: TemplateID
    package var variables: [String: VariableSource]
    /// Percent of those who are tried; of all variants they add up to 100.
    package var share: Int

    package init(key: String, name: String, template: TemplateID, variables: [String: VariableSource], share: Int) {
        (self.key, self.name, templateId, self.variables, self.share) = (key, name, template, variables, share)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        key = try container.decode(String.self, forKey: .key)
        name = try container.decodeIfPresent(String.self, forKey: .name) ?? ""
        templateId = try container.decode(TemplateID.self, forKey: .templateId)
        variables = try container.decodeIfPresent([String: VariableSource].self, forKey: .variables) ?? [:]
        share = try container.decode(Int.self, forKey: .share)
    }
}

/// When and by what the better variant is chosen, for those who were not tried.
package struct WinnerRule: Sendable, Equatable, Codable {
    package enum Measure: String, Sendable, Codable, CaseIterable {
        case delivered, read, replied, clicked
    }

    package var by: Measure
    package var afterHours: Int
    /// Percent of the audience that the variants are tried on.
    package var sample: Int

    package init(by measure: Measure, afterHours: Int, sample: Int) {
        (by, self.afterHours, self.sample) = (measure, afterHours, sample)
    }
}
