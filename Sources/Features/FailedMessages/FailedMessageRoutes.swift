import Contacts
import HTTPTypes
import Messaging
import Primitives
package import Routes

extension Permission {
    package static let viewFailedMessages = Permission("failed-messages.view", from: .member)
}

/// `/api/failed-messages`: what failed, of all sources.
package struct FailedMessageRoutes: Sendable {
    package static let permissions = [Permission.viewFailedMessages]

    private let failed: FailedMessageService

    package init(_ failed: FailedMessageService) {
        self.failed = failed
    }

    package var routes: [Route] { [list, summary, retry, exclude, export] }

    private var list: Route {
        Route(
            .get,
            "/api/failed-messages",
            access: .permission(.viewFailedMessages),
            summary: "Messages that were not delivered, the newest failure first, with what to do about each",
            query: .page + FailedFilter.parameters,
            gives: Page<FailedMessageBody>.self
        ) { call in
            let (page, caller) = (try call.page, try call.caller)
            let fetched = try await failed.page(
                FailedFilter(call),
                after: page.after.map { (at: try $0.timestamp(0), id: try $0.id(1)) },
                limit: page.limit + 1,
                for: caller
            )
            return .json(
                Page(
                    fetched: fetched,
                    page: page,
                    cursor: { Cursor($0.failure.at, $0.failure.message.id) },
                    item: { FailedMessageBody($0, for: caller) }
                )
            )
        }
    }

    private var summary: Route {
        Route(
            .get,
            "/api/failed-messages/summary",
            access: .permission(.viewFailedMessages),
            summary: "How many failed, by reason and by day",
            query: FailedFilter.parameters,
            gives: FailedSummaryBody.self
        ) { call in
            .json(FailedSummaryBody(try await failed.summary(FailedFilter(call), for: call.caller)))
        }
    }

    private var retry: Route {
        Route(
            .post,
            "/api/failed-messages/retry",
            access: .permission(.sendMessages),
            summary: "Send failed messages again when WhatsApp lets them, each as a new attempt; 1,000 at most at once",
            takes: RetryFailedBody.self,
            gives: RetriedBody.self,
            status: 202
        ) { call in
            let (body, caller) = (try await call.body(RetryFailedBody.self), try call.caller)
            try caller.require(.viewFailedMessages)
            let isPreview = body.preview ?? false
            let retried =
                if let ids = try Self.named(body.ids) {
                    try await failed.retry(ids, isPreview: isPreview, by: caller)
                } else {
                    try await failed.retry(Self.filter(body.filter, call), isPreview: isPreview, by: caller)
                }
            return .json(RetriedBody(retried), status: .accepted)
        }
    }

    private var exclude: Route {
        Route(
            .post,
            "/api/failed-messages/exclude",
            access: .permission(.bulkEditContacts),
            summary: "Tag the contacts of failed messages, for campaigns to leave them out; 1,000 at most at once",
            takes: ExcludeFailedBody.self,
            gives: ExcludedBody.self,
            status: 202
        ) { call in
            let (body, caller) = (try await call.body(ExcludeFailedBody.self), try call.caller)
            try caller.require(.viewFailedMessages)
            let ids = try Self.named(body.ids)
            let filter =
                try ids == nil ? Self.filter(body.filter, call) : FailedFilter(longestBefore: call.arrivedAt)
            let (edit, hasMore) = try await failed.exclude(filter, messages: ids, with: body.tagId, by: caller)
            return .json(ExcludedBody(edit: BulkBody(edit), more: hasMore), status: .accepted)
        }
    }

    /// Each once; `nil` where none are named.
    private static func named(_ ids: [MessageID]?) throws -> [MessageID]? {
        guard let ids else { return nil }
        guard (1...FailedMessageService.retriesMax).contains(ids.count) else {
            throw Problem.invalid(
                .init(
                    field: "ids",
                    detail: "Name \(1, "min") to \(FailedMessageService.retriesMax, "max") messages.",
                    code: "count"
                )
            )
        }
        return Array(Set(ids)).sorted()
    }

    private static func filter(_ wanted: FailedFilterBody?, _ call: Call) throws -> FailedFilter {
        guard let wanted else {
            throw Problem.invalid(
                .init(field: "ids", detail: "Name messages, or give a filter.", code: "nothing-named")
            )
        }
        return try FailedFilter(
            from: wanted.from,
            to: wanted.to,
            channel: wanted.channel,
            source: wanted.source,
            code: wanted.code,
            kind: wanted.class,
            isRetryable: wanted.retryable,
            search: wanted.search,
            now: call.arrivedAt
        )
    }

    private var export: Route {
        Route(
            .get,
            "/api/failed-messages/export.csv",
            access: .permission(.viewFailedMessages),
            summary: "The same list as a CSV file that is safe to open in a spreadsheet",
            query: FailedFilter.parameters,
            media: "text/csv"
        ) { call in
            let (filter, caller) = (try FailedFilter(call), try call.caller)
            return .csv(filename: "failed-messages.csv") { writer in
                try await writer.write(CSVLine.text(Self.header))
                var last: (at: Timestamp, id: MessageID)?
                while true {
                    let page = try await failed.page(filter, after: last, limit: 1_000, for: caller)
                    guard let end = page.last?.failure else { return }
                    try await writer.write(page.map { Self.line(FailedMessageBody($0, for: caller)) }.joined())
                    last = (end.at, end.message.id)
                }
            }
        }
    }

    private static let header = [
        "at", "message", "name", "phone", "channel", "source", "campaign", "code", "title", "words", "advice", "class",
        "retryable", "attempt",
    ]

    private static func line(_ body: FailedMessageBody) -> String {
        CSVLine.text([
            "\(body.at)", "\(body.messageId)", body.contact.name, body.contact.phone ?? "", "\(body.channelId)",
            body.source, body.campaign?.name ?? "", "\(body.code)", body.title, body.words, body.advice, body.class,
            "\(body.retryable)", "\(body.attempt)",
        ])
    }
}
