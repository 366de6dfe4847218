package import Routes

/// Every kind of notice that there are preferences for, in the order in which people see them.
package struct NoticeKinds: Sendable {
    package let all: [NoticeKind]
    private let byNotice: [String: NoticeKind]

    package init(_ all: [NoticeKind]) {
        self.all = all
        byNotice = Dictionary(
            all.flatMap { kind in kind.covers.map { ($0, kind) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    package func named(_ name: String) -> NoticeKind? {
        all.first { $0.name == name }
    }

    /// The choice that a notice of this kind follows; `nil` when it is nobody's choice, and everybody is told.
    package func covering(_ notice: String) -> NoticeKind? {
        byNotice[notice]
    }

    package func concerning(_ role: Role) -> [NoticeKind] {
        all.filter { $0.from <= role }
    }
}
