/// The users, found by number or by user ID. Bounded: the oldest who are not played by hand leave first.
struct CustomerBook: Sendable {
    private var byID: [String: Customer] = [:]
    private var idByDigits: [String: String] = [:]
    private var idByUsername: [String: String] = [:]
    private var order: [String] = []
    private var firstOrder = 0
    /// How many have left.
    private(set) var forgotten = 0
    private let seed: UInt64
    private let capacity: Int

    init(seed: UInt64, capacity: Int) {
        self.seed = seed
        self.capacity = capacity
    }

    var count: Int { byID.count }
    /// Oldest first.
    var all: [Customer] { order[firstOrder...].compactMap { byID[$0] } }

    /// `key` is a user ID, a number with or without `+`, or a username with `@`.
    func find(_ key: String) -> Customer? {
        if let customer = byID[key] { return customer }
        if key.first == "@" { return idByUsername[String(key.dropFirst())].flatMap { byID[$0] } }
        let digits = key.first == "+" ? String(key.dropFirst()) : key
        return idByDigits[digits].flatMap { byID[$0] }
    }

    /// The user of a number; made up when nobody wrote to it before.
    /// - Returns: also the users who had to leave, if any.
    mutating func resolve(digits: String) -> (customer: Customer, evicted: [String]) {
        if let customer = find(digits) { return (customer, []) }
        let customer = Self.invent(digits: digits, seed: seed)
        byID[customer.id] = customer
        idByDigits[digits] = customer.id
        order.append(customer.id)
        return (customer, evict())
    }

    mutating func update(_ customer: Customer) {
        guard let before = byID[customer.id] else { return }
        if let username = before.username { idByUsername[username] = nil }
        if let username = customer.username { idByUsername[username] = customer.id }
        byID[customer.id] = customer
    }

    private mutating func evict() -> [String] {
        var evicted: [String] = []
        var passed = 0
        while byID.count > capacity, passed < order.count - firstOrder {
            let id = order[firstOrder]
            firstOrder += 1
            if let customer = byID[id], customer.isByHand {
                order.append(id)
                passed += 1
                continue
            }
            if let customer = byID.removeValue(forKey: id) {
                idByDigits[customer.digits] = nil
                if let username = customer.username { idByUsername[username] = nil }
                evicted.append(id)
                forgotten += 1
            }
        }
        if firstOrder > order.count / 2 {
            order.removeFirst(firstOrder)
            firstOrder = 0
        }
        return evicted
    }

    private static func invent(digits: String, seed: UInt64) -> Customer {
        var generator = SeededGenerator(seed: seed, key: "customer \(digits)")
        let id = MarketTable.bundled.country(of: digits) + "." + generator.digits(20)
        let first = firstNames[Int(generator.below(UInt64(firstNames.count)))]
        let last = lastNames[Int(generator.below(UInt64(lastNames.count)))]
        return Customer(id: id, digits: digits, name: "\(first) \(last)")
    }

    private static let firstNames = [
        "Aarav", "Aditi", "Amelia", "Ana", "Ben", "Camila", "Chen", "Diego", "Divya", "Emma", "Farah", "Grace", "Hana",
        "Ibrahim", "Isha", "Jonas", "Kavya", "Kofi", "Leila", "Liam", "Lucía", "Maria", "Mateo", "Meera", "Mohan",
        "Nadia",
        "Noah", "Olga", "Priya", "Rafael", "Ravi", "Rosa", "Samuel", "Sana", "Sofia", "Tariq", "Uma", "Vikram", "Yusuf",
        "Zoë",
    ]
    private static let lastNames = [
        "Almeida", "Anand", "Bauer", "Bose", "Castillo", "Costa", "Das", "Diaz", "Evans", "Fischer", "García", "Gupta",
        "Haddad", "Ibáñez", "Iyer", "Jansen", "Joshi", "Khan", "Kim", "Kumar", "Lopez", "Mehta", "Mensah", "Müller",
        "Nair",
        "Okafor", "Ortiz", "Patel", "Pereira", "Rao", "Reyes", "Rossi", "Sharma", "Silva", "Singh", "Smith", "Tan",
        "Verma",
        "Wong", "Yılmaz",
    ]
}
