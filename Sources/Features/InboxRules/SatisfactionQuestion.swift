import CloudAPI
import Messaging
import Primitives

enum SatisfactionTag: Identified { static let idPrefix = "sat" }
typealias SatisfactionID = ID<SatisfactionTag>

/// The question whether a contact was content, as an interactive message: three buttons, or a list of one to five stars. Faces
/// and stars are read in every language.
///
/// Source for the limits (3 buttons, titles of 20 and rows of 24 characters): `whatsapp-cloud-api.md`, section 3.
enum SatisfactionQuestion {
    static func body(_ scale: ChannelRules.Satisfaction.Scale, _ id: SatisfactionID, text: String) -> Draft.Body {
        let content: JSON
        switch scale {
        case .three:
            let buttons = [("😀", 5), ("😐", 3), ("🙁", 1)].map { face, score -> JSON in
                ["type": "reply", "reply": choice(face, SatisfactionAnswer(question: id, score: score))]
            }
            content = [
                "type": "button", "body": ["text": .string(text)], "action": ["buttons": .array(buttons)],
            ]
        case .five:
            let rows = (1...5).reversed().map { score in
                choice(String(repeating: "⭐", count: score), SatisfactionAnswer(question: id, score: score))
            }
            content = [
                "type": "list", "body": ["text": .string(text)],
                "action": ["button": "⭐ 1–5", "sections": [["title": "⭐", "rows": .array(rows)]]],
            ]
        }
        return .freeForm(type: "interactive", content: content.text(), text: text)
    }

    private static func choice(_ title: String, _ answer: SatisfactionAnswer) -> JSON {
        ["id": .string(answer.text), "title": .string(title)]
    }
}

/// What a contact chose, as the identity of the button or row says it: `lodestone-rating:sat_…:5`.
struct SatisfactionAnswer: Sendable, Equatable {
    let question: SatisfactionID
    /// 1 to 5.
    let score: Int

    private static let prefix = "lodestone-rating"

    init(question: SatisfactionID, score: Int) {
        self.question = question
        self.score = score
    }

    /// `nil` for every other choice.
    init?(_ choice: String?) {
        let parts = (choice ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.prefix, let question = SatisfactionID(parts[1]),
            let score = Int(parts[2]), (1...5).contains(score)
        else { return nil }
        self.init(question: question, score: score)
    }

    var text: String { "\(Self.prefix):\(question):\(score)" }
}
