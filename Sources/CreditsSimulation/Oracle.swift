/// The rules of credits once more, written to be obviously right and nothing else: every micro-point is a coin.
///
/// It shares no line, no type and no idea of arithmetic with the ledger: where that adds and subtracts, this moves coins.
struct Oracle {
    enum Place: Equatable {
        case free
        case held(hold: Int)
        case frozen(dispute: Int)
        case clawed
        case used
        case expired
    }

    struct Coin {
        let lot: Int
        var place: Place
    }

    struct Lot {
        let priority: Int
        let expires: Int64?
        /// What refunds took back, wherever the coins came from.
        var refunded = 0
    }

    struct Hold {
        let amount: Int
        let expires: Int64
        var closed = false
        /// What no message has been promised yet.
        var unassigned: Int
    }

    struct Message {
        enum Stage: Int { case reserved, submitting, accepted }

        let hold: Int
        let quote: Int
        var stage: Stage
        var deadline: Int64
        /// Its quote is still set aside.
        var open = true
        var charged: Int?
        var isFree = false
        /// Delivered, but as something without a price.
        var parked = false
    }

    let keep: Int64
    private(set) var lots: [Lot] = []
    private(set) var coins: [Coin] = []
    private(set) var holds: [Hold] = []
    private(set) var disputes = 0
    private(set) var messages: [Message] = []
    private(set) var spent = 0
    /// What was charged with no coin to pay for it.
    private var debt = 0

    init(keep: Int64) {
        self.keep = keep
    }

    var available: Int { count { $0 == .free } - debt }
    var held: Int { count(Self.isAside) }

    static func isAside(_ place: Place) -> Bool {
        switch place {
        case .held, .frozen: true
        case .free, .used, .expired, .clawed: false
        }
    }

    func hasLeft(_ hold: Int) -> Bool { coins.contains { $0.place == .held(hold: hold) } }

    var expired: Int { count { $0 == .expired } }

    func count(lot: Int? = nil, _ matches: (Place) -> Bool) -> Int {
        coins.count { (lot == nil || $0.lot == lot) && matches($0.place) }
    }

    mutating func grant(_ amount: Int, priority: Int, expires: Int64?) {
        lots.append(Lot(priority: priority, expires: expires))
        coins += (0..<amount).map { _ in Coin(lot: lots.count - 1, place: .free) }
        payDebt()
    }

    /// - Returns: false when it was refused.
    mutating func hold(_ amount: Int, expires: Int64, now: Int64) -> Bool {
        let good = coins.indices.filter { coins[$0].place == .free && !isDue(coins[$0].lot, now) }
        guard debt == 0, good.count >= amount else { return false }
        expire(now)
        for coin in inOrderOfUse(good).prefix(amount) { coins[coin].place = .held(hold: holds.count) }
        holds.append(Hold(amount: amount, expires: expires, unassigned: amount))
        return true
    }

    /// - Returns: false when all refunds of the lot would be more than it gave.
    mutating func clawBack(_ amount: Int, lot: Int, thawing dispute: Int?) -> Bool {
        guard lots[lot].refunded + amount <= size(lot) else { return false }
        if let dispute { thaw(dispute) }
        lots[lot].refunded += amount
        let taken = takeFree(amount, first: lot)
        for coin in taken { coins[coin].place = .clawed }
        debt += amount - taken.count
        return true
    }

    /// - Returns: false when it was refused.
    mutating func deduct(_ amount: Int, now: Int64) -> Bool {
        let good = coins.indices.filter { coins[$0].place == .free && !isDue(coins[$0].lot, now) }
        guard debt == 0, good.count >= amount else { return false }
        expire(now)
        for coin in inOrderOfUse(good).prefix(amount) { coins[coin].place = .clawed }
        return true
    }

    /// - Returns: how much is set aside; `nil` when it was refused.
    mutating func freeze(_ amount: Int, lot: Int, now: Int64) -> Int? {
        guard lots[lot].refunded + amount <= size(lot) else { return nil }
        expire(now)
        let taken = takeFree(amount, first: lot)
        for coin in taken { coins[coin].place = .frozen(dispute: disputes) }
        disputes += 1
        return taken.count
    }

    mutating func thaw(_ dispute: Int) {
        for coin in coins.indices where coins[coin].place == .frozen(dispute: dispute) { coins[coin].place = .free }
        payDebt()
    }

    private func takeFree(_ amount: Int, first lot: Int) -> ArraySlice<Int> {
        let free = inOrderOfUse(coins.indices.filter { coins[$0].place == .free })
        return (free.filter { coins[$0].lot == lot } + free.filter { coins[$0].lot != lot }).prefix(amount)
    }

    func size(_ lot: Int) -> Int { coins.count { $0.lot == lot } }

    /// All the quotes or none.
    mutating func assign(_ quotes: [Int], to hold: Int, stage: Message.Stage, now: Int64) -> Bool {
        let total = quotes.reduce(0, +)
        guard !holds[hold].closed, holds[hold].unassigned >= total else { return false }
        holds[hold].unassigned -= total
        messages += quotes.map { Message(hold: hold, quote: $0, stage: stage, deadline: now + keep) }
        return true
    }

    mutating func close(_ hold: Int) {
        guard !holds[hold].closed else { return }
        holds[hold].closed = true
        giveBack()
    }

    mutating func expire(_ now: Int64) {
        for coin in coins.indices where coins[coin].place == .free && isDue(coins[coin].lot, now) {
            coins[coin].place = .expired
        }
    }

    /// What is charged when a message is heard of: by the price at delivery, from its hold as far as its quote goes.
    ///
    /// - Returns: what is owed beyond that.
    mutating func billable(_ message: Int, price: Int) -> Int {
        guard messages[message].charged == nil, !messages[message].isFree else { return 0 }
        messages[message].charged = price
        spent += price
        guard messages[message].open else { return price }
        messages[message].open = false
        let fromHold = min(price, messages[message].quote)
        let own = coins.indices.filter { coins[$0].place == .held(hold: messages[message].hold) }
        for coin in inOrderOfUse(own).prefix(fromHold) { coins[coin].place = .used }
        return price - fromHold
    }

    mutating func park(_ message: Int) {
        if messages[message].charged == nil, !messages[message].isFree { messages[message].parked = true }
    }

    mutating func free(_ message: Int) {
        guard messages[message].charged == nil, !messages[message].parked else { return }
        messages[message].isFree = true
        messages[message].open = false
    }

    mutating func fail(_ message: Int) {
        guard messages[message].charged == nil, !messages[message].parked else { return }
        messages[message].open = false
    }

    mutating func advance(_ message: Int, to stage: Message.Stage, now: Int64) {
        guard messages[message].open, !messages[message].parked, messages[message].stage.rawValue < stage.rawValue
        else { return }
        messages[message].stage = stage
        messages[message].deadline = now + keep
    }

    /// Hold by hold, what neither an open message nor the unassigned rest needs goes back, the last coin first, and pays debt.
    mutating func giveBack() {
        for hold in holds.indices {
            let open = messages.filter { $0.hold == hold && $0.open }.map(\.quote).reduce(0, +)
            let needed = open + (holds[hold].closed ? 0 : holds[hold].unassigned)
            let own = inOrderOfUse(coins.indices.filter { coins[$0].place == .held(hold: hold) })
            for coin in own.dropFirst(needed) { coins[coin].place = .free }
            payDebt()
        }
    }

    mutating func owe(_ amount: Int) {
        debt += amount
        payDebt()
    }

    private mutating func payDebt() {
        for coin in inOrderOfUse(coins.indices.filter { coins[$0].place == .free }) where debt > 0 {
            coins[coin].place = .used
            debt -= 1
        }
    }

    private func isDue(_ lot: Int, _ now: Int64) -> Bool {
        lots[lot].expires.map { $0 <= now } ?? false
    }

    private func inOrderOfUse(_ some: [Int]) -> [Int] {
        some.sorted { left, right in
            let (one, two) = (coins[left].lot, coins[right].lot)
            let ends = (lots[one].expires ?? .max, lots[two].expires ?? .max)
            return (lots[one].priority, ends.0, one, left) < (lots[two].priority, ends.1, two, right)
        }
    }
}
