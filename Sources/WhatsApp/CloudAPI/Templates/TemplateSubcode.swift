/// The subcodes that Meta gives when a template cannot be created (whatsapp-cloud-api.md, sections 5 and 10).
enum TemplateSubcode {
    static let tooLong = 2_388_040
    static let header = 2_388_047
    static let body = 2_388_072
    static let footer = 2_388_073
    static let tooManyVariables = 2_388_293
    static let variableAtEdge = 2_388_299
}
