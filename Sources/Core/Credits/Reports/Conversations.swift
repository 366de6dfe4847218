import Primitives

/// Counts conversations as they were priced until 2025, by which the reports still speak: one lasts 24 hours from the message
/// that opened it.
///
/// - A template opens a business-initiated one, unless one of its category is open.
/// - A reply opens a user-initiated one, unless any is open.
/// - What is free by an ad or by the monthly allowance opens a free one, which takes in everything while it is open: 72
///   hours after an ad.
///
/// Source: features.md 18.1, and Meta's conversation-based pricing as kept by 360dialog.
struct Conversations {
    enum Kind: Sendable {
        case free
        case business
        case user
    }

    private struct Open {
        var freeUntil = Timestamp(milliseconds: .min)
        var userUntil = Timestamp(milliseconds: .min)
        var businessUntil: [String: Timestamp] = [:]

        func isAnyOpen(at moment: Timestamp) -> Bool {
            freeUntil > moment || userUntil > moment || businessUntil.values.contains { $0 > moment }
        }
    }

    private static let length: Duration = .hours(24)

    let entryPointLength: Duration
    private var open: [Subject: Open] = [:]

    private enum Subject: Hashable {
        case known(ChannelID, ContactID)
        /// A message from before reports asked who it was to: a conversation of its own.
        case unknown(MessageID)
    }

    init(entryPointLength: Duration) {
        self.entryPointLength = entryPointLength
    }

    /// What a line opens; `nil` when it belongs to an open conversation or was not delivered. Lines in the order of time.
    mutating func add(_ line: UsageLine) -> Kind? {
        guard line.isDelivered else { return nil }
        let subject = line.subject.map { Subject.known($0.channel, $0.contact) } ?? .unknown(line.message)
        let moment = line.eventAt ?? line.at
        var now = open[subject] ?? Open()
        defer { open[subject] = now }
        guard now.freeUntil <= moment else { return nil }
        let reason = line.freeReason.flatMap(FreeReason.init(rawValue:))
        if reason == .entryPoint || reason == .monthlyAllowance {
            now.freeUntil = moment + (reason == .entryPoint ? entryPointLength : Self.length)
            return .free
        }
        if line.category == MessageCategory.service.rawValue {
            guard !now.isAnyOpen(at: moment) else { return nil }
            now.userUntil = moment + Self.length
            return .user
        }
        guard now.businessUntil[line.category].map({ $0 <= moment }) ?? true else { return nil }
        now.businessUntil[line.category] = moment + Self.length
        return .business
    }
}
