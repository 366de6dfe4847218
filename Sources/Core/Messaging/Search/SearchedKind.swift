import Primitives
import Storage

/// What a message is looked for by beside its words: the kind of its file, another kind of content, or a link in its words.
enum SearchedKind: String, CaseIterable, Sendable {
    /// Any file.
    case file
    case image, video, audio, document, sticker, location, contacts
    /// An address of the web, written out.
    case link

    static let words = allCases.map(\.rawValue).joined(separator: ", ")

    /// The types of messages that are meant; `nil` where words decide.
    var types: [String]? {
        switch self {
        case .file: FileKind.allCases.map(\.rawValue)
        case .link: nil
        default: [rawValue]
        }
    }

    /// Of rows of messages under the name `m`.
    var condition: SQL {
        guard let types else {
            return "(lower(m.text) LIKE '%http://%' OR lower(m.text) LIKE '%https://%')"
        }
        return "m.type IN \(list: types)"
    }

    /// The beginning of a word that every such message has.
    var word: String? { self == .link ? "http" : nil }
}

/// The newest messages of some types, whatever their words: recordings and stickers have none.
struct TypeMatch {
    let types: [String]
    let workspace: WorkspaceID
    let transaction: Transaction

    func newest(before last: MessageID?, limit: Int) throws -> [MessageID] {
        try transaction.rows(sql(before: last, limit: limit)).map { try $0["id"] }
    }

    /// A walk along the index for each type, so that none is gathered whole to be sorted.
    func sql(before last: MessageID?, limit: Int) -> SQL {
        var all: SQL = ""
        for (place, type) in types.enumerated() {
            var one: SQL = """
                SELECT m.id FROM messages m WHERE m.workspace_id = \(workspace) AND m.type = \(type)
                AND m.type <> 'text' AND m.type <> 'template'
                """
            if let last { one += " AND m.id < \(last)" }
            all += place == 0 ? "" : " UNION ALL "
            all += "SELECT id FROM (" + one + " ORDER BY m.id DESC LIMIT \(limit)) AS t\(raw: "\(place)")"
        }
        return all + " ORDER BY id DESC LIMIT \(limit)"
    }
}
