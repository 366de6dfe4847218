import CloudAPI
import Primitives

/// Everything the simulated Meta knows. Pure: it is told the time, and says what it tells the world.
struct World: Sendable {
    let seed: UInt64
    /// When this world began. In the identities of messages, files and templates, so that a world which starts again with
    /// the same seed does not repeat those that a client has stored.
    let run: String
    var account: Account
    var settings: SimulatorSettings
    var numbers: [String: BusinessNumber] = [:]
    var numberOrder: [String] = []
    var templates = TemplateShelf()
    var flows = FlowShelf()
    var media: MediaShelf
    var customers: CustomerBook
    var threads: [ThreadKey: ChatThread] = [:]
    var chat: BoundedLog<ChatEntry>
    /// Chat positions by message, to find what is quoted or reacted to.
    var chatPositions: [String: Int] = [:]
    var ledger: MessageLedger
    var messagingLimit: MessagingLimit
    var subscriptions: Subscriptions
    var faults = FaultTable()
    var uploads: [String: UploadSession] = [:]
    var refusals: [Int: Int] = [:]
    var usage = CallUsage()
    var inboundCount = 0
    /// Customers whose chat has changed since it was last asked for.
    var touched: Set<String> = []
    var card: RateCard
    var volume = VolumeCounter()
    /// Updates that nobody subscribes to.
    var unheard = 0

    var schedule = Schedule<Happening>()
    private(set) var outbox: [Outgoing] = []
    private var generator: SeededGenerator

    /// An update and where it goes.
    struct Outgoing: Sendable {
        let update: WebhookUpdate
        let url: String
    }

    init(_ configuration: SimulatorConfiguration, now: Timestamp) {
        seed = configuration.seed
        // Not `now`, when a start was given: how long the process took to get here must not matter.
        run = String((configuration.start ?? now).milliseconds)
        account = Account(configuration)
        settings = configuration.settings
        media = MediaShelf(bytesMax: configuration.bounds.mediaBytes)
        customers = CustomerBook(seed: configuration.seed, capacity: configuration.bounds.customers)
        chat = BoundedLog(capacity: configuration.bounds.chatMessages)
        ledger = MessageLedger(capacity: configuration.bounds.ledgerEntries)
        messagingLimit = MessagingLimit(tier: configuration.settings.tier)
        subscriptions = Subscriptions(url: configuration.webhookURL)
        card = RateCard(currency: configuration.currency)
        generator = SeededGenerator(seed: configuration.seed, key: "world \(run)")
        for number in configuration.numbers {
            addNumber(number, now: now)
        }
        for template in SampleTemplates.all(seed: configuration.seed, now: now) {
            templates.put(template)
        }
    }

    /// Lets everything happen that was due by `now`, each at its own time.
    mutating func run(until now: Timestamp) {
        while let (due, happening) = schedule.take(at: now) {
            happen(happening, at: due)
        }
    }

    /// Takes what is to be posted.
    mutating func takeOutbox() -> [Outgoing] {
        defer { outbox = [] }
        return outbox
    }

    mutating func takeTouched() -> Set<String> {
        defer { touched = [] }
        return touched
    }

    /// An identity that looks like Meta's.
    mutating func freshID() -> String { generator.digits(16) }

    mutating func draw<Value>(_ body: (inout SeededGenerator) -> Value) -> Value { body(&generator) }

    /// Sends an update, or remembers that nobody wants it.
    mutating func post(_ update: WebhookUpdate) {
        let number = update.metadata.flatMap { numbers[$0.numberID] }
        guard let url = subscriptions.destination(of: update.field, number: number?.override) else {
            unheard += 1
            return
        }
        outbox.append(Outgoing(update: update, url: url))
    }

    /// Posts now, twice, or late, as the settings have it.
    /// - Parameter generator: the message's own, so that its fate is its own.
    mutating func post(_ update: WebhookUpdate, at now: Timestamp, fate generator: inout SeededGenerator) {
        let isLate = generator.happens(settings.disorder)
        let isDouble = generator.happens(settings.duplicates)
        let delay = generator.duration(settings.lateBy)
        let doubleDelay = generator.duration(settings.lateBy)
        if isLate {
            schedule.add(.post(update), at: now + delay)
        } else {
            post(update)
        }
        if isDouble {
            schedule.add(.post(update), at: now + doubleDelay)
        }
    }

    /// The day in the account's time zone.
    func day(of moment: Timestamp) -> CivilDay {
        let seconds = moment.seconds + Int64(account.utcOffsetMinutes) * 60
        return CivilDay(daysSince1970: seconds.flooredDivision(by: 86400))
    }

    /// `2026-11`, in the account's time zone.
    func month(of moment: Timestamp) -> String { String(day(of: moment).description.prefix(7)) }

    func pricingEra(at moment: Timestamp) -> PricingEra {
        settings.shape == .conversationBased ? .conversations : PricingRules.era(on: day(of: moment))
    }

    @discardableResult
    mutating func addNumber(_ configuration: NumberConfiguration, now: Timestamp) -> String {
        let digits = configuration.displayNumber.filter { $0.isASCII && $0.isNumber }
        var own = SeededGenerator(seed: seed, key: "number \(digits)")
        let id = own.digits(15)
        numbers[id] = BusinessNumber(
            id: id,
            digits: digits,
            countryCode: MarketTable.bundled.callingCode(of: digits) ?? "1",
            displayNumber: configuration.displayNumber,
            verifiedName: configuration.verifiedName,
            onboardedAt: now,
            throughput: ThroughputBucket(perSecond: configuration.messagesPerSecond, now: now),
            allowedRecipients: configuration.allowedRecipients.map { recipients in
                Set(recipients.map { $0.filter { $0.isASCII && $0.isNumber } })
            }
        )
        if !numberOrder.contains(id) { numberOrder.append(id) }
        return id
    }
}
