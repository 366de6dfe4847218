import CloudAPI
import HTTPTypes
import Hummingbird
import Primitives

/// `/_simulator/…`: what a test or the phone page does to the simulated Meta. Never part of Meta's own API.
///
/// JSON in and out; `GET /_simulator` lists what there is.
struct ControlService: Sendable {
    let engine: Engine
    let token: String?
    let facts: @Sendable () -> SimulatorFacts

    /// - Parameter path: what comes after `/_simulator`.
    func answer(_ request: IncomingRequest, path: [String], baseURL: String) throws(ControlError) -> JSON {
        try guardAccess(request)
        let name = ([request.method.rawValue] + path.prefix(1)).joined(separator: " ")
        switch (name, path.count) {
        case ("GET", 0): return Self.help
        case ("GET facts", 1): return facts().allJSON
        case ("GET state", 1): return state()
        case ("GET ledger", 1): return ledger(request)
        case ("GET ledger", 2) where path[1] == "totals": return engine.act { world, _ in world.totalsJSON() }
        case ("POST inbound", 1): return try receive(request, baseURL: baseURL)
        case ("GET users", 1): return users(request)
        case ("POST users", 1): return try changeUser(request)
        case ("GET users", 2...3), ("POST users", 3): return try answerUser(path, request)
        case ("GET faults", 1): return faults()
        case ("POST faults", 1): return try addFault(request)
        case ("DELETE faults", 1...2): return try removeFault(path.dropFirst().first)
        case ("GET clock", 1): return time()
        case ("POST clock", 1): return try advance(request)
        case ("GET templates", 1): return templates()
        case ("POST templates", 3): return try changeTemplate(path[1], what: path[2], request)
        case ("GET numbers", 1): return numbers()
        case ("POST numbers", 2): return try changeNumber(path[1], request)
        case ("GET webhooks", 1): return webhooks(request)
        case ("GET webhooks", 2) where path[1] == "undelivered": return undelivered()
        case ("POST webhooks", 2): return try handleMail(path[1], request)
        case ("GET settings", 1): return SettingsFields.json(engine.currentSettings)
        case ("POST settings", 1): return try changeSettings(request)
        default: throw .missing("\(request.method.rawValue) /_simulator/\(path.joined(separator: "/"))")
        }
    }

    /// The token when one is set; and no other site's page, which a browser would let post here unasked.
    func guardAccess(_ request: IncomingRequest) throws(ControlError) {
        try guardAccess(request.headers, token: request.query["token"])
    }

    /// The query is for what cannot send headers: images and event streams of the phone page.
    func guardAccess(_ request: Request) throws(ControlError) {
        let query = FormFields.read((request.uri.query ?? "").utf8)
        try guardAccess(request.headers, token: query.first { $0.name == "token" }?.value)
    }

    private func guardAccess(_ headers: HTTPFields, token given: String?) throws(ControlError) {
        if let token {
            let given = HTTPField.Name("X-Simulator-Token").flatMap { headers[$0] } ?? given
            guard given == token else {
                throw ControlError(status: 401, message: "X-Simulator-Token is missing or wrong.")
            }
        }
        let site = HTTPField.Name("Sec-Fetch-Site").flatMap { headers[$0] } ?? "none"
        guard ["none", "same-origin"].contains(site) else {
            throw ControlError(status: 403, message: "Pages of other sites may not use the control API.")
        }
    }

    private static let help: JSON = [
        "what": "The control API of a simulated WhatsApp Cloud API.",
        "calls": .array(
            [
                "GET facts", "GET state", "GET ledger?after=&limit=", "GET ledger/totals", "POST inbound",
                "GET users?search=",
                "POST users", "GET users/{user}", "GET users/{user}/chat?number=", "POST users/{user}/read",
                "POST users/{user}/marketing {value: stop|resume}", "POST users/{user}/played {id}", "GET faults",
                "POST faults",
                "DELETE faults/{id}", "GET clock", "POST clock {advance_seconds}", "GET templates",
                "POST templates/{id}/status {status, reason?}", "POST templates/{id}/quality {score}",
                "POST templates/{id}/category {category, notice_hours?}",
                "POST templates/{id}/detection {correct_category}", "GET numbers",
                "POST numbers/{id} {messages_per_second, quality}", "GET webhooks?after=&limit=",
                "GET webhooks/undelivered",
                "POST webhooks/pause|resume|retry", "POST webhooks/redeliver {times, shuffled}", "GET settings",
                "POST settings",
                "GET events (server-sent)", "GET media/{id}",
            ].map(JSON.string)
        ),
        "recipients": .array(
            MagicNumber.help.map { ["number ends with": .string($0.digits), "then": .string($0.meaning)] }
        ),
    ]

    // MARK: Looking

    private func state() -> JSON {
        let (world, now) = engine.act { world, now in (Snapshot(world), now) }
        let mail = engine.mail { queue, _ in MailCounts(queue) }
        return [
            "now": .string(now.description),
            "speed": .integer(engine.clock.speed),
            "messages": [
                "accepted": .integer(world.accepted),
                "inbound": .integer(world.inbound),
                "statuses": .members(world.statuses),
                "refused": .members(world.refused),
                "planned": .integer(world.planned),
            ],
            "users": .integer(world.users),
            "webhooks": mail.json(unheard: world.unheard),
            "settings": SettingsFields.json(engine.currentSettings),
        ]
    }

    private struct Snapshot: Sendable {
        let accepted: Int
        let inbound: Int
        let statuses: [(String, JSON?)]
        let refused: [(String, JSON?)]
        let planned: Int
        let users: Int
        let unheard: Int

        init(_ world: borrowing World) {
            accepted = world.ledger.totals.accepted
            inbound = world.inboundCount
            statuses = world.ledger.totals.statuses.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }
            refused = world.refusals.sorted { $0.key < $1.key }.map { (String($0.key), .integer($0.value)) }
            planned = world.schedule.count
            users = world.customers.count
            unheard = world.unheard
        }
    }

    private func ledger(_ request: IncomingRequest) -> JSON {
        let after = request.text("after").flatMap { Int($0) }
        let limit = min(1_000, max(1, request.text("limit").flatMap { Int($0) } ?? 100))
        return engine.act { world, _ in
            let slice = world.ledger.entries.slice(from: after.map { $0 + 1 } ?? 0, limit: limit)
            let hasMore = (slice.last?.position ?? .max - 1) + 1 < world.ledger.entries.endPosition
            return [
                "items": .array(slice.map { world.ledgerJSON($0.element, position: $0.position) }),
                "next": hasMore ? .string(String(slice.last?.position ?? 0)) : .null,
            ]
        }
    }

    private func templates() -> JSON {
        engine.act { world, _ in ["items": .array(world.templates.all.map { .object(world.templateNode($0)) })] }
    }

    private func numbers() -> JSON {
        engine.act { world, _ in
            ["items": .array(world.numberOrder.compactMap { world.numbers[$0] }.map { .object(world.numberNode($0)) })]
        }
    }

    private func time() -> JSON {
        ["now": .string(engine.clock.now().description), "speed": .integer(engine.clock.speed)]
    }

    // MARK: Changing

    private func advance(_ request: IncomingRequest) throws(ControlError) -> JSON {
        guard let value = request.parameter("advance_seconds") ?? request.parameter("advance") else {
            throw .wrong("advance_seconds is missing.")
        }
        let seconds = try ControlReader(key: "advance_seconds", value: value).int(0...3_660 * 86_400)
        engine.clock.advance(by: .seconds(seconds))
        engine.act { _, _ in }
        return time()
    }

    private func changeSettings(_ request: IncomingRequest) throws(ControlError) -> JSON {
        do {
            try engine.change { settings in try SettingsFields.apply(request.body, to: &settings) }
        } catch {
            throw error as? ControlError ?? .wrong("The settings could not be changed.")
        }
        return SettingsFields.json(engine.currentSettings)
    }

    private func changeNumber(_ id: String, _ request: IncomingRequest) throws(ControlError) -> JSON {
        guard engine.act({ world, _ in world.numbers[id] != nil }) else { throw .missing("number \(id)") }
        var rate: Int?
        if let value = request.parameter("messages_per_second") {
            rate = try ControlReader(key: "messages_per_second", value: value).int(1...100_000)
        }
        let (perSecond, quality) = (rate, request.text("quality"))
        return engine.act { world, now in
            if let perSecond { world.changeThroughput(id, perSecond: perSecond, at: now) }
            if let quality { world.numbers[id]?.quality = quality }
            return world.numbers[id].map { .object(world.numberNode($0)) } ?? [:]
        }
    }
}

extension World {
    /// Meta upgrades a number by itself, and says so.
    mutating func changeThroughput(_ id: String, perSecond: Int, at now: Timestamp) {
        let before = numbers[id]?.throughput.perSecond ?? 0
        numbers[id]?.throughput.change(perSecond: perSecond, now: now)
        guard before < 1_000, perSecond >= 1_000, let number = numbers[id] else { return }
        let value: JSON = [
            "display_phone_number": .string(number.digits),
            "event": "THROUGHPUT_UPGRADE",
            "max_daily_conversations_per_business": .string(settings.tier.rawValue),
        ]
        post(accountUpdate("phone_number_quality_update", value, at: now))
    }
}
