package import Routes

/// Something that members may choose to hear of or not.
///
/// What must reach people is no kind: mails that sign somebody in or invite them, documents to the billing address.
package struct NoticeKind: Sendable, Equatable {
    /// As in the preferences.
    package let name: String
    /// What it is about, in a few words for people.
    package let label: String
    /// The kinds of notices that follow this choice.
    package let covers: [String]
    /// Whom it concerns: nobody below is told, or asked.
    package let from: Role
    /// Whether there are mails about it at all.
    package let isMailed: Bool
    /// What holds for those who did not choose.
    package let standard: NoticeWays
    package let urgency: PushUrgency
    /// Whether the notice's detail may stand on a locked screen. `false` for what quotes a customer.
    package let showsDetail: Bool

    /// - Parameter covers: when empty, the kind of notices that has the same name.
    package init(
        _ name: String,
        _ label: String,
        covers: [String] = [],
        from: Role,
        isMailed: Bool = true,
        standard: NoticeWays = NoticeWays(),
        urgency: PushUrgency = .normal,
        showsDetail: Bool = true
    ) {
        self.name = name
        self.label = label
        self.covers = covers.isEmpty ? [name] : covers
        self.from = from
        self.isMailed = isMailed
        self.standard = standard
        self.urgency = urgency
        self.showsDetail = showsDetail
    }
}
