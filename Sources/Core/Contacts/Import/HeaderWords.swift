/// What the headers of contact files say, in the languages they are written in.
enum HeaderWords {
    enum NamePart {
        case whole
        case first
        case middle
        case last
    }

    /// How strongly a header speaks of a telephone number, in hundredths: 150 for a mobile one, 0 for none, less for a fax
    /// and for numbers of other kinds.
    static func phoneWeight(_ header: String) -> Int {
        let folded = FoldedText(header).value
        let words = Set(folded.split { !$0.isLetter }.map(String.init)).union(parts(header))
        if fax.contains(where: folded.contains) { return -100 }
        if mobile.contains(where: folded.contains) || !mobileWords.isDisjoint(with: words) { return 150 }
        if phone.contains(where: folded.contains) || !phoneWords.isDisjoint(with: words) { return 100 }
        if !otherNumbers.isDisjoint(with: words) { return -100 }
        return !weakWords.isDisjoint(with: words) ? 100 : 0
    }

    static func namePart(_ header: String) -> NamePart? { find(header, in: nameParts) }

    /// What a column holds besides numbers and names; `nil` where its header does not say.
    static func target(_ header: String) -> String? { find(header, in: targets) }

    /// Whether a cell is what programs call a column of a contact.
    static func isKnown(_ cell: String) -> Bool {
        cell.utf8.count <= 100 && (namePart(cell) != nil || target(cell) != nil || phoneWeight(cell) > 0)
    }

    /// By all its words, also as `firstName` has them, and by those after what only says whose it is: `Billing country`.
    private static func find<Value>(_ header: String, in table: [String: Value]) -> Value? {
        let folded = FoldedText(header).value.split { !$0.isLetter }.map(String.init)
        for words in [folded, parts(header)] {
            var rest = words[...]
            while let first = rest.first {
                if let found = table[rest.joined(separator: " ")] { return found }
                guard owners.contains(first) else { break }
                rest = rest.dropFirst()
            }
        }
        return nil
    }

    /// `phoneNumber` is two words, and so is `PhoneNumber`.
    private static func parts(_ header: String) -> [String] {
        var text = ""
        var last: Character = " "
        for letter in header {
            if letter.isUppercase, last.isLowercase { text.append(" ") }
            text.append(letter)
            last = letter
        }
        return FoldedText(text).value.split { !$0.isLetter }.map(String.init)
    }

    /// Keys as headers are looked up.
    static func table<Value>(_ words: [(Value, [String])]) -> [String: Value] {
        let pairs = words.flatMap { value, headers in
            headers.map { (FoldedText($0).value.split { !$0.isLetter }.joined(separator: " "), value) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Words that only say whose the thing is.
    private static let owners: Set<String> = [
        "billing", "shipping", "mailing", "default", "address", "customer", "contact", "client", "lead", "person",
        "subscriber", "primary", "home", "business", "work", "user", "buyer", "guest", "parent", "student", "patient",
        "member",
    ]

    private static let fax = ["fax", "pager", "факс", "传真"]

    private static let mobile = [
        "mobile", "mobil", "whatsapp", "handy", "celular", "movil", "cellulare", "portable", "mobiel", "gsm",
        "мобильн", "手机", "行動", "携帯", "휴대", "मोबाइल", "جوال", "موبايل", "cep telefonu", "komorka", "ponsel", "di dong",
    ].map { FoldedText($0).value }

    private static let mobileWords: Set<String> = ["cell", "cellphone"]

    private static let phone = [
        "phone", "telefon", "telephone", "telefono", "telefone", "telefoon", "telephon", "puhelin", "телефон",
        "电话", "電話", "전화", "फोन", "फ़ोन", "هاتف", "טלפון", "โทร", "dien thoai", "telepon", "τηλεφωνο", "msisdn",
    ].map { FoldedText($0).value }

    private static let phoneWords: Set<String> = ["tel", "tlf", "fon", "ph", "e164", "wa", "hp", "sdt"]

    /// Said of telephone numbers and of others.
    private static let weakWords: Set<String> = ["contact", "number", "numero", "nummer", "nomor"]

    /// Numbers as long as telephone numbers that are none.
    private static let otherNumbers: Set<String> = [
        "id", "ids", "uuid", "order", "invoice", "account", "zip", "postal", "postcode", "pincode", "gst", "gstin",
        "vat", "tax",
        "pan", "aadhaar", "iban", "card", "passport", "licence", "license", "amount", "price", "total", "spent", "date",
        "time",
        "created", "updated", "modified", "latitude", "longitude", "sku", "ip",
    ]
}
