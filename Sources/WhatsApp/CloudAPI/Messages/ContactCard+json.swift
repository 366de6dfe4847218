extension ContactCard {
    /// Takes what is there: people share cards with anything missing.
    init(_ json: JSON) {
        let name = json["name"] ?? .null
        self.init(
            name: Name(
                formatted: name.text("formatted_name") ?? "",
                first: name.text("first_name"),
                last: name.text("last_name"),
                middle: name.text("middle_name"),
                suffix: name.text("suffix"),
                prefix: name.text("prefix")
            )
        )
        phones = json.list("phones").map {
            Phone(phone: $0.text("phone"), type: $0.text("type"), waID: $0.text("wa_id"))
        }
        emails = json.list("emails").compactMap { Entry($0, "email") }
        urls = json.list("urls").compactMap { Entry($0, "url") }
        addresses = json.list("addresses").map(Address.init)
        organization = json.child("org").map {
            Organization(company: $0.text("company"), department: $0.text("department"), title: $0.text("title"))
        }
        birthday = json.text("birthday")
    }

    var json: JSON {
        [
            "name": name.json,
            "phones": Self.list(phones.map(\.json)),
            "emails": Self.list(emails.map { $0.json("email") }),
            "urls": Self.list(urls.map { $0.json("url") }),
            "addresses": Self.list(addresses.map(\.json)),
            "org": organization?.json,
            "birthday": birthday.map(JSON.string),
        ]
    }

    /// Nothing rather than an empty list.
    private static func list(_ elements: [JSON]) -> JSON? {
        elements.isEmpty ? nil : .array(elements)
    }
}

extension ContactCard.Name {
    fileprivate var json: JSON {
        [
            "formatted_name": .string(formatted),
            "first_name": first.map(JSON.string),
            "last_name": last.map(JSON.string),
            "middle_name": middle.map(JSON.string),
            "suffix": suffix.map(JSON.string),
            "prefix": prefix.map(JSON.string),
        ]
    }
}

extension ContactCard.Phone {
    fileprivate var json: JSON {
        ["phone": phone.map(JSON.string), "type": type.map(JSON.string), "wa_id": waID.map(JSON.string)]
    }
}

extension ContactCard.Entry {
    fileprivate init?(_ json: JSON, _ key: String) {
        guard let value = json.text(key) else { return nil }
        self.init(value, type: json.text("type"))
    }

    fileprivate func json(_ key: String) -> JSON {
        .members([(key, .string(value)), ("type", type.map(JSON.string))])
    }
}

extension ContactCard.Address {
    fileprivate init(_ json: JSON) {
        self.init()
        street = json.text("street")
        city = json.text("city")
        state = json.text("state")
        zip = json.text("zip")
        country = json.text("country")
        countryCode = json.text("country_code")
        type = json.text("type")
    }

    fileprivate var json: JSON {
        [
            "street": street.map(JSON.string),
            "city": city.map(JSON.string),
            "state": state.map(JSON.string),
            "zip": zip.map(JSON.string),
            "country": country.map(JSON.string),
            "country_code": countryCode.map(JSON.string),
            "type": type.map(JSON.string),
        ]
    }
}

extension ContactCard.Organization {
    fileprivate var json: JSON {
        [
            "company": company.map(JSON.string),
            "department": department.map(JSON.string),
            "title": title.map(JSON.string),
        ]
    }
}
