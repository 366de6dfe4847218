/// How often an approved template may be edited: once in 24 hours, ten times in 30 days.
///
/// Source: whatsapp-cloud-api.md, section 5, "Edit".
public struct TemplateEditAllowance: Hashable, Sendable {
    public static let perMonth = 10
    private static let day: Int64 = 86_400
    private static let month: Int64 = 30 * 86_400

    /// When it was edited, in Unix seconds, in any order.
    public let editSeconds: [Int64]

    public init(editSeconds: [Int64]) {
        self.editSeconds = editSeconds
    }

    /// Edits that are left in the 30 days that end at `now`.
    public func left(atSeconds now: Int64) -> Int {
        max(0, Self.perMonth - recent(now).count)
    }

    /// When the next edit may be made; `nil` when it may be made now.
    public func nextSeconds(atSeconds now: Int64) -> Int64? {
        let recent = recent(now)
        let afterLast = recent.max().map { $0 + Self.day }
        let afterTen = recent.count >= Self.perMonth ? recent.sorted()[recent.count - Self.perMonth] + Self.month : nil
        return [afterLast, afterTen].compactMap { $0 }.filter { $0 > now }.max()
    }

    private func recent(_ now: Int64) -> [Int64] {
        editSeconds.filter { $0 <= now && now < $0 + Self.month }
    }
}
