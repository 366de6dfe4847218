/// A contact that is shared as a message, in either direction.
///
/// Source: whatsapp-cloud-api.md, section 3, `contacts[]`.
public struct ContactCard: Hashable, Sendable {
    public struct Name: Hashable, Sendable {
        /// Required, with at least one of the others.
        public var formatted: String
        public var first: String?
        public var last: String?
        public var middle: String?
        public var suffix: String?
        public var prefix: String?

        public init(
            formatted: String,
            first: String? = nil,
            last: String? = nil,
            middle: String? = nil,
            suffix: String? = nil,
            prefix: String? = nil
        ) {
            self.formatted = formatted
            self.first = first
            self.last = last
            self.middle = middle
            self.suffix = suffix
            self.prefix = prefix
        }
    }

    public struct Phone: Hashable, Sendable {
        public var phone: String?
        /// `CELL`, `WORK`, …
        public var type: String?
        /// With it the card has buttons to write and to save, without it an invitation.
        public var waID: String?

        public init(phone: String?, type: String? = nil, waID: String? = nil) {
            self.phone = phone
            self.type = type
            self.waID = waID
        }
    }

    /// An e-mail address or a web address, with its type.
    public struct Entry: Hashable, Sendable {
        public var value: String
        /// `HOME`, `WORK`.
        public var type: String?

        public init(_ value: String, type: String? = nil) {
            self.value = value
            self.type = type
        }
    }

    public struct Address: Hashable, Sendable {
        public var street: String?
        public var city: String?
        public var state: String?
        public var zip: String?
        public var country: String?
        /// ISO 3166, in lower case.
        public var countryCode: String?
        public var type: String?

        public init() {}
    }

    public struct Organization: Hashable, Sendable {
        public var company: String?
        public var department: String?
        public var title: String?

        public init(company: String? = nil, department: String? = nil, title: String? = nil) {
            self.company = company
            self.department = department
            self.title = title
        }
    }

    public var name: Name
    public var phones: [Phone] = []
    public var emails: [Entry] = []
    public var urls: [Entry] = []
    public var addresses: [Address] = []
    public var organization: Organization?
    /// `YYYY-MM-DD`.
    public var birthday: String?

    public init(name: Name, phones: [Phone] = []) {
        self.name = name
        self.phones = phones
    }
}
