package import Primitives
package import Routes
import Storage

/// Which contacts something is done with: named ones, those of a filter, or those of a segment.
package struct Selection: Codable, Sendable, Equatable {
    package static let idsMax = 1_000

    package var ids: [ContactID]?
    package var filter: ContactPredicate?
    package var segment: SegmentID?

    package init(ids: [ContactID]? = nil, filter: ContactPredicate? = nil, segment: SegmentID? = nil) {
        (self.ids, self.filter, self.segment) = (ids, filter, segment)
    }

    /// - Throws: a problem where it is not exactly one of the three; `ContactPredicateError` for what is too large.
    package func query(for caller: Caller) throws -> ContactQuery {
        try query(hidesNumbers: caller.hidesNumbers)
    }

    /// Named contacts make no filter: whoever asks by names has them.
    package func query(hidesNumbers: Bool) throws -> ContactQuery {
        try filter?.checkSize()
        switch (ids, filter, segment) {
        case (nil, let filter?, nil): return ContactQuery(filter: filter, hidesNumbers: hidesNumbers)
        case (nil, nil, let segment?):
            return ContactQuery(
                filter: .test(.init("segment", .is, .text("\(segment)"))),
                hidesNumbers: hidesNumbers
            )
        default:
            throw Problem.invalid(.init(field: "filter", detail: "Give a filter or a segment.", code: "nobody-named"))
        }
    }
}

/// What a count answers.
struct CountBody: Codable, Sendable {
    let count: Int64
    let sample: [ContactBody]
    let milliseconds: Int64
    let reachable: Reachable
    /// `nil` where a price is missing.
    let cost: Cost?

    struct Reachable: Codable, Sendable {
        let optedIn: Int64
        let blocked: Int64
        let withoutNumber: Int64
    }

    struct Cost: Codable, Sendable {
        let category: String
        let points: Points
    }

    init(_ counted: CountedAudience, for caller: Caller) {
        count = counted.count.count
        sample = counted.sample.map { ContactBody($0, for: caller) }
        milliseconds = counted.duration.milliseconds
        reachable = Reachable(
            optedIn: counted.count.optedIn,
            blocked: counted.count.blocked,
            withoutNumber: counted.count.withoutNumber
        )
        cost = counted.cost.map { Cost(category: $0.category, points: $0.points) }
    }
}

struct PredicateFieldBody: Codable, Sendable {
    let field: String
    let label: String
    let type: String
    let ops: [ContactPredicate.Op]
    let options: [String]

    init(_ field: PredicateField) {
        self.field = field.name
        label = field.label
        type = field.type
        ops = field.ops
        options = field.options
    }
}

extension ContactService {
    func predicateFields(in workspace: WorkspaceID) async throws -> [PredicateField] {
        try await database.read {
            PredicateField.own + (try FieldStore($0, in: workspace).all(.contact).map(PredicateField.init))
        }
    }
}
