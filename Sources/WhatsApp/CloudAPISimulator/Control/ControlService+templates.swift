import CloudAPI

/// Whatever Meta may decide about a template, on demand.
extension ControlService {
    func changeTemplate(_ id: String, what: String, _ request: IncomingRequest) throws(ControlError) -> JSON {
        guard engine.act({ world, _ in world.templates[id] != nil }) else { throw .missing("template \(id)") }
        switch what {
        case "status":
            let value = request.parameter("status") ?? request.parameter("event") ?? .null
            let status = try ControlReader(key: "status", value: value).choice(TemplateStatus.self)
            let reason = request.text("reason") ?? "NONE"
            engine.act { world, now in world.setTemplate(id, status, reason: reason, at: now) }
        case "quality":
            let score = try word("score", of: ["GREEN", "YELLOW", "RED", "UNKNOWN"], request)
            engine.act { world, now in world.setQuality(id, score, at: now) }
        case "category":
            let category = try word("category", of: Self.categories, request)
            let hours = try request.parameter("notice_hours").map { value throws(ControlError) in
                try ControlReader(key: "notice_hours", value: value).int(0...720)
            }
            engine.act { world, now in world.setCategory(id, category, noticeHours: Int64(hours ?? 0), at: now) }
        case "detection":
            let category = try word("correct_category", of: Self.categories, request)
            engine.act { world, now in world.detectCategory(id, category, at: now) }
        default: throw .missing("\(what) of a template")
        }
        return engine.act { world, _ in world.templates[id].map { .object(world.templateNode($0)) } ?? [:] }
    }

    private static let categories = ["MARKETING", "UTILITY", "AUTHENTICATION"]

    private func word(_ key: String, of words: [String], _ request: IncomingRequest) throws(ControlError) -> String {
        guard let word = request.text(key), words.contains(word) else {
            throw .wrong("\(key) must be one of \(words.joined(separator: ", ")).")
        }
        return word
    }
}
