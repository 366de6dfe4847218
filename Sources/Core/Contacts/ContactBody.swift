package import Primitives
package import Routes
import Workspaces

/// A contact as the API gives it.
package struct ContactBody: Codable, Sendable {
    package let id: ContactID
    let name: String
    /// E.164, or masked where the caller's role hides numbers.
    let phone: String?
    let country: String?
    let userId: String?
    let username: String?
    let email: String?
    let company: NamedBody?
    let owner: NamedBody?
    let tags: [TagBody]
    let communities: [NamedBody]
    /// By the fields' keys: what the contact has; a field that is left out is empty.
    let fields: [String: PlainValue]
    let optIn: OptIn
    let optInAt: Timestamp?
    let blockedAt: Timestamp?
    let source: ContactSource
    let createdAt: Timestamp
    let updatedAt: Timestamp
    let lastInboundAt: Timestamp?
    let lastOutboundAt: Timestamp?
    let deletedAt: Timestamp?

    package init(_ sheet: ContactSheet, for caller: Caller) {
        let contact = sheet.contact
        id = contact.id
        name = contact.name
        phone = contact.phone.map(caller.shown)
        country = contact.country
        userId = contact.userID
        username = contact.username
        email = contact.email
        company = sheet.company
        owner = sheet.owner
        tags = sheet.tags.map(TagBody.init)
        communities = sheet.communities
        fields = sheet.fields.mapValues { $0.shown(to: caller) }
        optIn = contact.optIn
        optInAt = contact.optInAt
        blockedAt = contact.blockedAt
        source = contact.source
        createdAt = contact.createdAt
        updatedAt = contact.updatedAt
        lastInboundAt = contact.lastInboundAt
        lastOutboundAt = contact.lastOutboundAt
        deletedAt = contact.deletedAt
    }
}

/// `POST /api/contacts`: everything but the number may be left out.
struct NewContactBody: Codable, Sendable {
    let name: String
    let phone: String
    let country: String?
    let optIn: OptIn?
    let email: String?
    let companyId: CompanyID?
    let ownerId: MemberID?
    let tagIds: [TagID]?
    let fields: [String: PlainValue]?

    var wish: ContactWish {
        var wish = ContactWish()
        if let email { wish.email = .set(email) }
        if let companyId { wish.companyId = .set(companyId) }
        if let ownerId { wish.ownerId = .set(ownerId) }
        wish.tagIds = tagIds
        wish.fields = fields
        return wish
    }
}

struct ContactTagsBody: Codable, Sendable {
    let tagIds: [TagID]
}

struct ContactCommunitiesBody: Codable, Sendable {
    let communityIds: [CommunityID]
}
