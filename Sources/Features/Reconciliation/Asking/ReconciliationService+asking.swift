import CloudAPI
import Credits
import Messaging
package import Primitives
import Storage

extension ReconciliationService {
    /// Asks Meta about the days and writes both counts down. Doing it again gives the newest answer; days that are closed stay.
    ///
    /// What goes wrong is noted on the account, and thrown for the job to try again.
    ///
    /// - Parameters:
    ///   - from: `nil` for the days that a daily look takes: those that webhooks may still change, and once, those of the
    ///     last month.
    ///   - to: inclusive.
    package func ask(
        _ account: ReconciliationAccount,
        from: CivilDay? = nil,
        to: CivilDay? = nil,
        in workspace: WorkspaceID
    ) async throws {
        do {
            let answer = try await answer(account, from: from, to: to, in: workspace)
            try await database.write { try write(answer, of: account, in: workspace, $0) }
        } catch {
            try await note("\(Self.words(error))", of: account, in: workspace)
            throw error
        }
    }

    /// What Meta said, and about which days.
    struct Answer {
        let days: AccountDays
        let from: CivilDay
        let to: CivilDay
        let points: [PricingPoint]
        let currency: String?
    }

    private func answer(
        _ account: ReconciliationAccount,
        from: CivilDay?,
        to: CivilDay?,
        in workspace: WorkspaceID
    ) async throws -> Answer {
        let (channel, api) = try await channels.connection(workspace, account.channel.id)
        var days = days(of: account, zone: try await database.read { try zoneOf($0, workspace) })
        let currency = try await api.account(channel.wabaID).currency ?? account.standing.currency
        var asked = period(from, to, days, of: account)
        var points: [PricingPoint] = []
        // Twice where the answer shows that the account's days begin at another hour than was asked for.
        for _ in 0..<2 {
            let (start, end) = (days.start(of: asked.from).seconds, days.end(of: asked.to).seconds)
            points = try await api.pricingAnalytics(channel.wabaID, start, end)
                .filter { Self.isSame($0.phoneNumber, channel.displayNumber) }
            let before = days
            if let midnight = points.map(\.startSeconds).max() { days.learn(midnight: Timestamp(seconds: midnight)) }
            if days == before { break }
            asked = period(from, to, days, of: account)
        }
        return Answer(days: days, from: asked.from, to: asked.to, points: points, currency: currency)
    }

    /// The days that are meant. All that a look can take where it is the first, or the first by this time zone: those that were
    /// written down by another have other messages.
    private func period(_ from: CivilDay?, _ to: CivilDay?, _ days: AccountDays, of account: ReconciliationAccount)
        -> (from: CivilDay, to: CivilDay)
    {
        let today = days.day(of: ambient.now())
        let isFirst = account.standing.askedAt == nil || account.standing.offset != days.offset
        let usual: Int64 = isFirst ? Self.daysMost - 1 : 8
        // Where the workspace is it may be tomorrow already: a day that has not begun is none yet.
        let last = min(to ?? today, today)
        return (min(from ?? CivilDay(daysSince1970: today.daysSince1970 - usual), last), last)
    }

    /// Meta gives the number in digits; a person may have written it otherwise. A line without one is of all numbers.
    private static func isSame(_ number: String?, _ display: String) -> Bool {
        number.map { $0.filter(\.isNumber) == display.filter(\.isNumber) } ?? true
    }

    private func write(
        _ answer: Answer,
        of account: ReconciliationAccount,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    )
        throws
    {
        let store = ReconciliationStore(transaction: transaction, workspace: workspace)
        try store.lock(account.phoneNumberID)
        let closed = Set(
            try store.days(of: account.phoneNumberID, from: answer.from, to: answer.to)
                .filter { $0.closedAt != nil }.map(\.day)
        )
        let points = Dictionary(grouping: answer.points) { point in
            // Its middle, so that a day that begins at another second is still that day.
            answer.days.day(of: Timestamp(seconds: point.startSeconds + (point.endSeconds - point.startSeconds) / 2))
        }
        let now = ambient.now()
        for number in answer.from.daysSince1970...answer.to.daysSince1970 {
            let day = CivilDay(daysSince1970: number)
            guard !closed.contains(day) else { continue }
            let period = (answer.days.start(of: day), answer.days.end(of: day))
            var book = try ours(account, day, period, in: workspace, transaction)
            for point in points[day] ?? [] { book.add(point) }
            let written = ReconciledDay(
                day: day,
                startsAt: period.0,
                endsAt: period.1,
                askedAt: now,
                closedAt: nil,
                tallies: book.all
            )
            try store.replace(written, of: account.phoneNumberID)
            try tell(written, of: account, in: workspace, transaction)
        }
        if answer.days.offset != account.standing.offset {
            try store.forget(beside: answer, of: account.phoneNumberID)
        }
        var standing = account.standing
        standing.currency = answer.currency
        standing.offset = answer.days.offset
        standing.askedAt = now
        standing.triedAt = now
        standing.lastError = nil
        try store.save(standing, of: account.phoneNumberID)
        try changed(in: workspace, transaction)
    }

    /// Our own count of a day.
    func ours(
        _ account: ReconciliationAccount,
        _ day: CivilDay,
        _ period: (from: Timestamp, to: Timestamp),
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> TallyBook {
        let ledger = credits.ledger(in: transaction)
        var book = TallyBook(markets: try ledger.book(workspace).markets, day: day)
        let groups = try ledger.delivered(workspace, channels: account.channels, from: period.from, to: period.to)
        for group in groups { try book.add(group) }
        return book
    }

    private func note(_ error: String, of account: ReconciliationAccount, in workspace: WorkspaceID) async throws {
        let now = ambient.now()
        try await database.write { transaction in
            let store = ReconciliationStore(transaction: transaction, workspace: workspace)
            try store.lock(account.phoneNumberID)
            var standing = account.standing
            standing.triedAt = now
            standing.lastError = error
            try store.save(standing, of: account.phoneNumberID)
            try changed(in: workspace, transaction)
        }
    }

    /// For people: Meta's own words where it said some.
    private static func words(_ error: any Error) -> String {
        guard let error = error as? CloudAPIError else { return "WhatsApp could not be asked." }
        return switch error {
        case .refused(let refusal), .rateLimited(let refusal, _): "WhatsApp refused: \(refusal.message)"
        case .unreachable, .unanswered: "WhatsApp could not be reached."
        case .tooLarge, .untrustedHost, .local: "WhatsApp's answer could not be read."
        }
    }
}
