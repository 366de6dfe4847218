import Primitives
import Routes

/// Which contacts, and in which order.
package struct ContactQuery: Sendable {
    package enum Sort: String, Sendable, Codable, CaseIterable {
        case newest
        case oldest
        case name
        /// Who wrote or was written to last comes first.
        case active
    }

    package var search: String?
    package var filter: ContactPredicate?
    package var sort = Sort.newest
    /// Those that were deleted and can come back, instead of the others.
    package var isDeleted = false
    /// A number is found by all of it only, for those who must not find it out digit by digit.
    package var hidesNumbers = false

    package init(
        search: String? = nil,
        filter: ContactPredicate? = nil,
        sort: Sort = .newest,
        hidesNumbers: Bool = false
    ) {
        self.search = search
        self.filter = filter
        self.sort = sort
        self.hidesNumbers = hidesNumbers
    }

    static let parameters = [
        QueryParameter("search", "The beginning of a name, a number, an e-mail address or a username"),
        QueryParameter("filter", "A predicate as JSON"), QueryParameter("segment", "A segment's identifier"),
        QueryParameter("tag", "A tag's identifier"), QueryParameter("company", "A company's identifier"),
        QueryParameter("community", "A community's identifier"),
        QueryParameter("deleted", "true: those that were deleted and can come back"),
        QueryParameter("sort", "newest, oldest, name or active; newest when left out"),
    ]

    /// As a list's address says it.
    init(_ call: Call) throws {
        search = call.query("search").map { String($0.prefix(100)) }
        hidesNumbers = try call.caller.hidesNumbers
        var parts: [ContactPredicate] = []
        if let text = call.query("filter") { parts.append(try ContactPredicate(json: text)) }
        for field in ["segment", "tag", "company", "community"] {
            if let value = call.query(field) { parts.append(.test(.init(field, .is, .text(value)))) }
        }
        filter = parts.count < 2 ? parts.first : .all(parts)
        sort = try call.query("sort", "newest, oldest, name or active") { Sort(rawValue: $0) } ?? .newest
        isDeleted = try call.query("deleted", "true or false") { Bool($0) } ?? false
    }
}
