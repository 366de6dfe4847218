import Invoices
import Primitives

/// What there is to buy, and how.
struct TermsBody: Codable, Sendable {
    let currency: String
    let pricePerPoint: MoneyBody
    let pointsMin: String
    let pointsMax: String
    let taxName: String?
    let taxPercent: String?
    let gateways: [GatewayBody]
    let profileComplete: Bool

    struct GatewayBody: Codable, Sendable {
        let id: GatewayID
        let name: String
    }

    init(_ terms: PointTerms, _ split: TaxSplit, gateways: [Gateway], profileComplete: Bool) {
        currency = terms.currency
        pricePerPoint = MoneyBody(terms.price)
        pointsMin = "\(terms.pointsMin)"
        pointsMax = "\(terms.pointsMax)"
        let basisPoints = split.components.reduce(0) { $0 + $1.basisPoints }
        taxName = split.components.isEmpty ? nil : "GST"
        taxPercent =
            split.components.isEmpty
            ? nil
            : TaxComponent(kind: .igst, basisPoints: basisPoints, amount: split.tax).percent
        self.gateways = gateways.map { GatewayBody(id: $0.id, name: $0.id.name) }
        self.profileComplete = profileComplete
    }
}

/// What so many points cost.
struct QuoteBody: Codable, Sendable {
    let points: String
    let net: MoneyBody
    let taxes: [TaxBody]
    let tax: MoneyBody
    let total: MoneyBody

    struct TaxBody: Codable, Sendable {
        let name: String
        let percent: String
        let amount: MoneyBody
    }

    init(_ points: Int64, _ split: TaxSplit) {
        self.points = "\(points)"
        net = MoneyBody(split.net)
        taxes = split.components.map {
            TaxBody(name: $0.kind.name, percent: $0.percent, amount: MoneyBody($0.amount))
        }
        tax = MoneyBody(split.tax)
        total = MoneyBody(split.total)
    }
}

/// Billing details; every member is `nil` before they were entered.
struct ProfileBody: Codable, Sendable {
    let legalName: String?
    let addressLines: [String]?
    let city: String?
    let postalCode: String?
    let stateCode: String?
    let country: String?
    let gstin: String?
    let email: String?
    let isSEZ: Bool?

    init(_ party: Party?) {
        legalName = party?.legalName
        addressLines = party?.addressLines
        city = party?.city
        postalCode = party?.postalCode
        stateCode = party?.stateCode
        country = party?.country
        gstin = party?.gstin
        email = party?.email
        isSEZ = party?.isSEZ
    }

    /// What is missing is empty, and refused where it is needed.
    var entry: ProfileEntry {
        ProfileEntry(
            legalName: legalName ?? "",
            addressLines: addressLines ?? [],
            city: city ?? "",
            postalCode: postalCode ?? "",
            stateCode: stateCode,
            gstin: gstin,
            email: email,
            isSEZ: isSEZ ?? false
        )
    }
}

struct StateBody: Codable, Sendable {
    let code: String
    let name: String
}
