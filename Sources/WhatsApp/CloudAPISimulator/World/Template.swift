import CloudAPI
import Primitives

/// A message template of the account.
struct Template: Sendable {
    let id: String
    let name: String
    let language: String
    var category: String
    var previousCategory: String?
    /// `POSITIONAL` or `NAMED`.
    var parameterFormat: String
    /// In Meta's shapes, with upper-case types.
    var components: [JSON] { didSet { definition.components = components.map(TemplateComponent.init) } }
    /// The same, read.
    private(set) var definition: TemplateDefinition
    var status: TemplateStatus
    var rejectedReason = "NONE"
    var quality = "UNKNOWN"
    var ttlSeconds: Int64?
    let createdAt: Timestamp
    /// Edits after approval: at most one in 24 hours, 10 in 30 days.
    var editedAt: [Timestamp] = []
    /// Low quality pauses it for 3 hours, then for 6, then disables it.
    var pauses = 0
    /// Tells a review that was overtaken by an edit from the one that counts.
    var revision = 0

    init(
        id: String,
        name: String,
        language: String,
        category: String,
        parameterFormat: String,
        components: [JSON],
        status: TemplateStatus,
        quality: String = "UNKNOWN",
        ttlSeconds: Int64? = nil,
        createdAt: Timestamp
    ) {
        self.id = id
        self.name = name
        self.language = language
        self.category = category
        self.parameterFormat = parameterFormat
        self.components = components
        self.status = status
        self.quality = quality
        self.ttlSeconds = ttlSeconds
        self.createdAt = createdAt
        definition = TemplateDefinition(
            name: name,
            language: language,
            category: TemplateCategory(rawValue: category),
            parameterFormat: parameterFormat == "NAMED" ? .named : .positional,
            components: components.map(TemplateComponent.init)
        )
    }

    var priceCategory: PriceCategory {
        switch category {
        case "AUTHENTICATION": .authentication
        case "UTILITY": .utility
        default: .marketing
        }
    }

    /// The component of that type, for example `BODY`.
    func component(_ type: String) -> JSON? {
        components.first { $0["type"]?.string?.uppercased() == type }
    }

    var buttons: [JSON] {
        component("BUTTONS")?["buttons"]?.array ?? []
    }
}

/// Source: reference section 5, "Statuses".
enum TemplateStatus: String, Sendable, CaseIterable {
    case pending = "PENDING"
    case approved = "APPROVED"
    case rejected = "REJECTED"
    case paused = "PAUSED"
    case disabled = "DISABLED"
    case inAppeal = "IN_APPEAL"
    case pendingDeletion = "PENDING_DELETION"
    case deleted = "DELETED"
    case limitExceeded = "LIMIT_EXCEEDED"
    case flagged = "FLAGGED"
    case locked = "LOCKED"
    case archived = "ARCHIVED"
}
