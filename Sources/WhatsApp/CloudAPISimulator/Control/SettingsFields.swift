import CloudAPI
import Primitives

/// The settings as the control API and the command line name them: how each is read and shown.
package enum SettingsFields {
    struct Field: Sendable {
        let key: String
        let show: @Sendable (SimulatorSettings) -> JSON
        let apply: @Sendable (ControlReader, inout SimulatorSettings) throws(ControlError) -> Void
    }

    static func json(_ settings: SimulatorSettings) -> JSON {
        .members(all.map { ($0.key, $0.show(settings)) })
    }

    /// All or nothing. Unknown keys are refused, since a misspelt one would change nothing.
    static func apply(_ object: JSONObject, to settings: inout SimulatorSettings) throws(ControlError) {
        var changed = settings
        for member in object {
            guard let field = all.first(where: { $0.key == member.key }) else {
                throw .wrong("There is no setting \(member.key). There are: \(all.map(\.key).joined(separator: ", ")).")
            }
            try field.apply(ControlReader(key: member.key, value: member.value), &changed)
        }
        guard changed.failures.values.reduce(0, { $0 + $1.millionths }) <= Share.all.millionths else {
            throw .wrong("The shares of failures must not add up to more than 1.")
        }
        settings = changed
    }

    /// Reads `key=value`, the value as JSON when it is JSON: the command line's `--set`.
    /// - Returns: what is wrong, in a sentence; `nil` when it was applied.
    package static func apply(assignment: String, to settings: inout SimulatorSettings) -> String? {
        let pieces = assignment.split(separator: "=", maxSplits: 1)
        guard pieces.count == 2 else { return "Write a setting as name=value, for example read_share=0.5." }
        let value = (try? JSON(parsing: pieces[1].utf8)) ?? .string(String(pieces[1]))
        do {
            try apply([String(pieces[0]): value], to: &settings)
            return nil
        } catch {
            return error.message
        }
    }

    static let all: [Field] = [
        span("sent_after_ms", \.sentAfter), span("delivered_after_ms", \.deliveredAfter),
        span("read_after_ms", \.readAfter),
        share("read_share", \.readShare), share("read_without_delivered", \.readWithoutDelivered),
        share("absent", \.absent), failures,
        share("duplicates", \.duplicates), share("disorder", \.disorder), span("late_by_ms", \.lateBy),
        int("batch_size", 1...1_000, \.batchSize), milliseconds("batch_wait_ms", \.batchWait), choice("shape", \.shape),
        milliseconds("retry_first_ms", \.retryFirst), milliseconds("retry_longest_ms", \.retryLongest),
        milliseconds("retry_for_ms", \.retryFor), int("posts_at_once", 1...1_024, \.postsAtOnce),
        span("answer_after_ms", \.answerAfter), span("review_after_ms", \.reviewAfter),
        share("rejections", \.rejections),
        choice("tier", \.tier), optional("marketing_per_user_per_day", 0...1_000, \.marketingPerUserPerDay),
        bool("us_marketing_paused", \.isUSMarketingPaused), int("entry_point_hours", 1...720, \.entryPointHours),
        bool("authentication_international", \.isAuthenticationInternational),
        bool("assume_open_windows", \.assumesOpenWindows),
        volumeTiers, optional("account_error", 1...9_999_999, \.accountError), bool("token_valid", \.isTokenValid),
    ]

    // MARK: Kinds of fields

    private typealias Path<Value> = any WritableKeyPath<SimulatorSettings, Value> & Sendable

    private static func span(_ key: String, _ path: Path<Span>) -> Field {
        Field(
            key: key,
            show: { [.integer($0[keyPath: path].from.milliseconds), .integer($0[keyPath: path].to.milliseconds)] },
            apply: { reader, settings throws(ControlError) in settings[keyPath: path] = try reader.span() }
        )
    }

    private static func share(_ key: String, _ path: Path<Share>) -> Field {
        Field(
            key: key,
            show: { number($0[keyPath: path]) },
            apply: { reader, settings throws(ControlError) in settings[keyPath: path] = try reader.share() }
        )
    }

    private static func int(_ key: String, _ range: ClosedRange<Int>, _ path: Path<Int>) -> Field {
        Field(
            key: key,
            show: { .integer($0[keyPath: path]) },
            apply: { reader, settings throws(ControlError) in settings[keyPath: path] = try reader.int(range) }
        )
    }

    /// `null` takes the value away.
    private static func optional(_ key: String, _ range: ClosedRange<Int>, _ path: Path<Int?>) -> Field {
        Field(
            key: key,
            show: { $0[keyPath: path].map { .integer($0) } ?? .null },
            apply: { reader, settings throws(ControlError) in
                settings[keyPath: path] = reader.value.isNull ? nil : try reader.int(range)
            }
        )
    }

    private static func milliseconds(_ key: String, _ path: Path<Duration>) -> Field {
        Field(
            key: key,
            show: { .integer($0[keyPath: path].milliseconds) },
            apply: { reader, settings throws(ControlError) in settings[keyPath: path] = try reader.milliseconds() }
        )
    }

    private static func bool(_ key: String, _ path: Path<Bool>) -> Field {
        Field(
            key: key,
            show: { .bool($0[keyPath: path]) },
            apply: { reader, settings throws(ControlError) in settings[keyPath: path] = try reader.bool() }
        )
    }

    private static func choice<Value: RawRepresentable & CaseIterable & Sendable>(
        _ key: String,
        _ path: Path<Value>
    ) -> Field where Value.RawValue == String {
        Field(
            key: key,
            show: { .string($0[keyPath: path].rawValue) },
            apply: { reader, settings throws(ControlError) in settings[keyPath: path] = try reader.choice(Value.self) }
        )
    }

    /// `{"131026": 0.02}`; the whole mix at once.
    private static let failures = Field(
        key: "failures",
        show: { settings in
            .members(settings.failures.sorted { $0.key < $1.key }.map { (String($0.key), number($0.value)) })
        },
        apply: { reader, settings throws(ControlError) in
            guard let object = reader.value.object else { throw reader.wrong("an object of error codes and shares") }
            var failures: [Int: Share] = [:]
            for member in object {
                guard let code = Int(member.key), ErrorText.known[code] != nil else {
                    throw .wrong("failures: \(member.key) is no error code of messages.")
                }
                failures[code] = try ControlReader(key: "failures.\(code)", value: member.value).share()
            }
            settings.failures = failures
        }
    )

    private static func number(_ share: Share) -> JSON { JSONNumber(share.value).map(JSON.number) ?? 0 }
}
