import Primitives
import Routes
import Storage
import Workspaces

/// One column of an export. Its label is what the import's guess reads back.
struct ExportColumn: Sendable {
    let key: String
    let label: String
    let value: @Sendable (ExportedContact) -> String

    static let usual = ["name", "phone", "optIn"]

    /// Contacts' own.
    static let own: [ExportColumn] = [
        ExportColumn(key: "name", label: "Name") { $0.contact.name },
        ExportColumn(key: "phone", label: "Phone") { exported in
            exported.contact.phone.map { exported.shown($0) } ?? ""
        },
        ExportColumn(key: "email", label: "E-mail") { $0.contact.email ?? "" },
        ExportColumn(key: "company", label: "Company") { $0.sheet.company?.name ?? "" },
        ExportColumn(key: "owner", label: "Owner") { $0.sheet.owner?.name ?? "" },
        ExportColumn(key: "tags", label: "Tags") { CellList.text($0.sheet.tags.map(\.name)) },
        ExportColumn(key: "communities", label: "Communities") { CellList.text($0.communities) },
        ExportColumn(key: "optIn", label: "Marketing opt-in") { exported in
            exported.contact.optIn == .unknown ? "" : exported.contact.optIn.rawValue
        },
        ExportColumn(key: "optInSource", label: "Opt-in source") { $0.contact.optInSource ?? "" },
        ExportColumn(key: "optInAt", label: "Opt-in time") { $0.contact.optInAt?.description ?? "" },
        ExportColumn(key: "blocked", label: "Blocked") { $0.contact.blockedAt == nil ? "" : "yes" },
        ExportColumn(key: "country", label: "Country") { $0.contact.country ?? "" },
        ExportColumn(key: "username", label: "WhatsApp username") { $0.contact.username ?? "" },
        ExportColumn(key: "userId", label: "WhatsApp user ID") { $0.contact.userID ?? "" },
        ExportColumn(key: "source", label: "Source") { $0.contact.source.rawValue },
        ExportColumn(key: "createdAt", label: "Created") { $0.contact.createdAt.description },
        ExportColumn(key: "updatedAt", label: "Changed") { $0.contact.updatedAt.description },
        ExportColumn(key: "lastInboundAt", label: "Last message from them") {
            $0.contact.lastInboundAt?.description ?? ""
        },
        ExportColumn(key: "lastOutboundAt", label: "Last message to them") {
            $0.contact.lastOutboundAt?.description ?? ""
        },
        ExportColumn(key: "id", label: "ID") { "\($0.contact.id)" },
    ]

    /// A field of the workspace's own.
    init(_ field: ContactField) {
        self.init(key: "custom.\(field.key)", label: field.label) { exported in
            guard let value = exported.sheet.fields[field.key] else { return "" }
            guard field.type == .phone, exported.isMasked else { return value.text }
            return PhoneNumber(value.text)?.masked ?? "\u{2022}\u{2022}\u{2022}"
        }
    }

    init(key: String, label: String, value: @escaping @Sendable (ExportedContact) -> String) {
        self.key = key
        self.label = label
        self.value = value
    }

    /// - Throws: `ExportError.unknownColumn`.
    static func named(_ keys: [String], in workspace: WorkspaceID, _ transaction: Transaction) throws -> [ExportColumn]
    {
        let fields = try FieldStore(transaction, in: workspace).all(.contact).map(ExportColumn.init)
        return try keys.map { key in
            guard let column = (own + fields).first(where: { $0.key == key }) else {
                throw ExportError.unknownColumn(key)
            }
            return column
        }
    }
}
