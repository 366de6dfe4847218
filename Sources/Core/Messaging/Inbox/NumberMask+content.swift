import CloudAPI
import Contacts

extension NumberMask {
    /// The words inside Meta's object, contact cards too. Ids, addresses and places are left whole, since they name no one.
    static func masked(_ content: JSON) -> JSON {
        switch content {
        case .string(let text): .string(masked(text))
        case .array(let elements): .array(elements.map { masked($0) })
        case .object(let object):
            .members(
                object.members.map { member in (member.key, isWhole(member.key) ? member.value : masked(member.value)) }
            )
        case .null, .bool, .number: content
        }
    }

    private static func isWhole(_ key: String) -> Bool {
        (key.hasSuffix("id") && key != "wa_id")
            || ["link", "url", "sha256", "mime_type", "timestamp", "latitude", "longitude"].contains(key)
    }
}
