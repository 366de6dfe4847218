/// What the headers of contact files say, in the languages they are written in.
enum HeaderWords {
    enum NamePart {
        case whole
        case first
        case middle
        case last
    }

    /// How strongly a header speaks of a telephone number, in hundredths: 150 for a mobile one, 0 for none, less for a fax.
    static func phoneWeight(_ header: String) -> Int {
        let folded = FoldedText(header).value
        if fax.contains(where: folded.contains) { return -100 }
        if mobile.contains(where: folded.contains) { return 150 }
        let words = Set(folded.split { !$0.isLetter }.map(String.init))
        return phone.contains(where: folded.contains) || !phoneWords.isDisjoint(with: words) ? 100 : 0
    }

    static func namePart(_ header: String) -> NamePart? {
        let folded = FoldedText(header).value.split { !$0.isLetter && $0 != "-" }.joined(separator: " ")
        return nameParts[folded]
    }

    /// What a column holds besides numbers and names; `nil` where its header does not say.
    static func target(_ header: String) -> String? {
        let words = FoldedText(header).value.split { !$0.isLetter }.joined(separator: " ")
        return targets[words]
    }

    private static let targets: [String: String] = {
        let words: [(String, [String])] = [
            (
                "optIn",
                [
                    "marketing opt in", "opt in", "opted in", "optin", "whatsapp opt in", "marketing consent",
                    "consent", "marketing", "subscribed", "newsletter", "consentimiento", "consentimento",
                    "einwilligung", "consentement",
                ]
            ),
            (
                "email",
                [
                    "email", "e mail", "email address", "e mail address", "e mail value", "mail", "correo",
                    "correo electronico", "courriel", "adresse e mail", "e mail adresse", "почта", "邮箱", "メール",
                ]
            ),
            (
                "company",
                [
                    "company", "company name", "organization name", "organisation", "organization", "empresa", "firma",
                    "entreprise", "azienda", "bedrijf", "компания", "公司", "会社",
                ]
            ),
            ("owner", ["owner", "contact owner", "account manager"]),
            ("tag", ["tags", "tag", "labels", "etiquetas", "etiquettes"]),
            ("community", ["communities", "community"]),
        ]
        return Dictionary(words.flatMap { to, headers in headers.map { ($0, to) } }) { first, _ in first }
    }()

    private static let fax = ["fax", "pager", "факс", "传真"]

    private static let mobile = [
        "mobile", "mobil", "cell", "whatsapp", "handy", "celular", "movil", "cellulare", "portable", "mobiel", "gsm",
        "мобильн", "手机", "行動", "携帯", "휴대", "मोबाइल", "جوال", "موبايل", "cep telefonu", "komorka", "ponsel", "di dong",
    ]

    private static let phone = [
        "phone", "telefon", "telephone", "telefono", "telefone", "telefoon", "telephon", "puhelin", "телефон",
        "电话", "電話", "전화", "फोन", "फ़ोन", "هاتف", "טלפון", "โทร", "dien thoai", "telepon", "τηλεφωνο",
    ]

    private static let phoneWords: Set<String> = [
        "tel", "tlf", "fon", "ph", "contact", "number", "numero", "nummer", "nomor", "msisdn", "hp", "sdt", "e164",
        "wa",
    ]

    private static let nameParts: [String: NamePart] = {
        let words: [(NamePart, [String])] = [
            (
                .whole,
                [
                    "name", "full name", "fullname", "display name", "contact name", "customer name", "client name",
                    "customer", "client", "contact", "file as", "nombre completo", "nombre y apellidos", "cliente",
                    "nome completo", "nom complet", "nom et prenom", "vollstandiger name", "kunde", "naam",
                    "imie i nazwisko",
                    "имя", "фио", "姓名", "名前", "氏名", "이름", "नाम", "الاسم", "ad soyad", "nama", "nama lengkap", "ho ten",
                    "ho va ten", "ονομα",
                ]
            ),
            (
                .first,
                [
                    "first name", "firstname", "first", "given name", "forename", "vorname", "nombre", "nombres",
                    "nome",
                    "prenom", "voornaam", "imie", "ad", "fornavn", "fornamn", "etunimi", "nama depan", "名",
                ]
            ),
            (.middle, ["middle name", "middlename", "middle", "additional name", "segundo nombre", "отчество"]),
            (
                .last,
                [
                    "last name", "lastname", "last", "family name", "surname", "nachname", "familienname", "apellido",
                    "apellidos", "sobrenome", "cognome", "nom", "nom de famille", "achternaam", "nazwisko", "soyad",
                    "etternavn", "efternamn", "efternavn", "sukunimi", "фамилия", "nama belakang", "姓",
                ]
            ),
        ]
        return Dictionary(
            words.flatMap { part, headers in headers.map { (FoldedText($0).value, part) } },
            uniquingKeysWith: { first, _ in first }
        )
    }()
}
