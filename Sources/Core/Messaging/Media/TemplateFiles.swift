import CloudAPI
import Primitives
package import Routes
package import Storage

/// Files of ours in the headers of a template's message: each gets Meta's identity when the message leaves.
///
/// Only in the places of a header's file: what else stands in a template's values may be written by anybody.
package enum TemplateFiles {
    private static let kinds: Set<String> = ["image", "video", "document", "gif"]

    /// Whether these values, as far as they name files of ours, may be sent by the caller.
    ///
    /// - Throws: `MessagingError.mediaNotFound`, also for what the caller does not see.
    package static func require(_ values: some Sequence<String>, for caller: Caller, in transaction: Transaction) throws
    {
        for value in values where value.hasPrefix("med_") {
            guard let id = MediaID(value), try MediaAccess(caller, in: transaction).file(id).state == .ready else {
                throw MessagingError.mediaNotFound
            }
        }
    }

    /// With what each is shown as.
    static func all(in content: String) -> [(file: MediaID, kind: String)] {
        guard content.contains("lodestone_media"), let object = try? JSON(parsing: Array(content.utf8)) else {
            return []
        }
        var found: [(file: MediaID, kind: String)] = []
        _ = changed(object) { file, kind in
            found.append((file, kind))
            return nil
        }
        return found
    }

    /// The same object with Meta's identities.
    static func naming(_ names: [MediaID: String], in object: JSON) -> JSON {
        changed(object) { file, _ in names[file] }
    }

    private static func changed(_ object: JSON, _ name: (MediaID, String) -> String?) -> JSON {
        guard case .object(var members) = object else { return object }
        for part in ["components", "cards", "parameters"] {
            guard let inner = members[part]?.array else { continue }
            members[part] = .array(
                inner.map { part == "parameters" ? parameter($0, name) : changed($0, name) }
            )
        }
        return .object(members)
    }

    private static func parameter(_ parameter: JSON, _ name: (MediaID, String) -> String?) -> JSON {
        guard case .object(var members) = parameter, let kind = members["type"]?.string, kinds.contains(kind),
            case .object(var file)? = members[kind], let id = file["lodestone_media"]?.string.flatMap({ MediaID($0) })
        else { return parameter }
        file["lodestone_media"] = nil
        if let name = name(id, kind) { file["id"] = .string(name) }
        members[kind] = .object(file)
        return .object(members)
    }
}
