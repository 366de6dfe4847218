import Foundation
package import Invoices
import Primitives

/// What the operator chose, read from the settings' texts; what is not set has its default.
package struct BillingSettings: Sendable {
    private let texts: [String: String]

    /// - Parameter texts: by the names of `SettingName`, secrets opened.
    /// - Throws: `BillingSettingError.bad`, also for settings that do not go together.
    package init(_ texts: [String: String]) throws {
        self.texts = texts
        for name in texts.keys where SettingName.find(name) == nil { throw BillingSettingError.unknown(name) }
        _ = try makeSupplier()
        // Also before somebody sells.
        _ = try series()
        for name in ["supplier.export", "supplier.sez"] { _ = try rating(name) }
        for currency in PointTerms.currencies { _ = try terms(currency) }
        _ = try pendingFor
        _ = try late
        _ = try subscriptions
        for name in ["razorpay.url", "cashfree.url", "stripe.url"] { try checkURL(name) }
    }

    package subscript(name: String) -> String? { texts[name] }

    /// - Throws: `BillingSettingError.bad`.
    package func terms(_ currency: String) throws -> PointTerms? {
        guard let standard = PointTerms.standard(currency) else { return nil }
        let wanted = "an amount of \(currency) above zero with at most two decimals"
        let price = try read("price.\(currency)", wanted) { text in
            Money(text, currency: currency).flatMap { $0.minor > 0 ? $0 : nil }
        }
        func whole(_ name: String) throws -> Int64? {
            try read(name, "a whole number from 1 to 1000000000") { text in
                Int64(text).flatMap { (1...1_000_000_000).contains($0) ? $0 : nil }
            }
        }
        let least = try whole("points-min.\(currency)") ?? standard.pointsMin
        let most = try whole("points-max.\(currency)") ?? standard.pointsMax
        guard least <= most else {
            throw BillingSettingError.bad(name: "points-min.\(currency)", wanted: "at most points-max.\(currency)")
        }
        return PointTerms(price: price ?? standard.price, pointsMin: least, pointsMax: most)
    }

    /// How long a customer may take to pay. Within what Razorpay (15 minutes and more) and Stripe (30 minutes to a day)
    /// take for a page's end.
    package var pendingFor: Duration {
        get throws {
            let minutes = try read("pending-minutes", "a whole number from 35 to 1430") { text in
                Int64(text).flatMap { (35...1430).contains($0) ? $0 : nil }
            }
            return .minutes(minutes ?? 60)
        }
    }

    package var late: LateCapture {
        get throws { try read("late-capture", "credit or refund") { LateCapture(rawValue: $0) } ?? .credit }
    }

    /// Who sells; `nil` while the operator has not said.
    package var supplier: Supplier? { try? makeSupplier() }

    private func makeSupplier() throws -> Supplier? {
        guard let name = texts["supplier.legal-name"] else { return nil }
        let country = texts["supplier.country"] ?? "IN"
        guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw BillingSettingError.bad(name: "supplier.country", wanted: "two capital letters")
        }
        let party = Party(
            legalName: name,
            addressLines: [texts["supplier.address-1"], texts["supplier.address-2"]].compactMap { $0 },
            city: texts["supplier.city"] ?? "",
            postalCode: texts["supplier.postal-code"] ?? "",
            stateCode: texts["supplier.state"],
            country: country,
            gstin: texts["supplier.gstin"]?.uppercased(),
            email: texts["supplier.email"]
        )
        // The state may still be missing while the settings are being entered one after the other.
        if party.gstin != nil || party.stateCode != nil {
            do {
                _ = try party.checkedState()
            } catch {
                throw BillingSettingError.bad(
                    name: "supplier.gstin",
                    wanted: "a GSTIN whose check character is right, of the state in supplier.state"
                )
            }
        }
        return Supplier(
            party: party,
            sac: texts["supplier.sac"] ?? "",
            series: try series(),
            exportTreatment: try rating("supplier.export") ?? .undertaking,
            zoneTreatment: try rating("supplier.sez") ?? .integratedTax,
            signatory: texts["supplier.signatory"] ?? ""
        )
    }

    private func series() throws -> Supplier.Series {
        let wanted = "one to four capital letters, digits or dashes, unlike the other series"
        let names = ["series.tax-invoice": "WA", "series.receipt": "WR", "series.credit-note": "WC"]
        let given = names.merging(texts.filter { names[$0.key] != nil }) { $1 }
        do {
            return try Supplier.Series(
                taxInvoice: given["series.tax-invoice"] ?? "",
                receipt: given["series.receipt"] ?? "",
                creditNote: given["series.credit-note"] ?? ""
            )
        } catch {
            // The one that was set and has the wrong shape, or is like another.
            let wrong = names.keys.sorted().first { name in
                guard let text = texts[name] else { return false }
                let isPlain = text.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x2D
                }
                return !isPlain || !(1...4).contains(text.utf8.count) || given.values.count(where: { $0 == text }) > 1
            }
            throw BillingSettingError.bad(name: wrong ?? "series.tax-invoice", wanted: wanted)
        }
    }

    private func rating(_ name: String) throws -> ZeroRating? {
        try read(name, "undertaking or integrated-tax") { text in
            switch text {
            case "undertaking": .undertaking
            case "integrated-tax": .integratedTax
            default: nil
            }
        }
    }

    private func checkURL(_ name: String) throws {
        _ = try read(name, "an http or https URL without a slash at its end") { text in
            let url = URL(string: text)
            let isGood =
                ["http", "https"].contains(url?.scheme) && url?.host()?.isEmpty == false && !text.hasSuffix("/")
            return isGood ? text : nil
        }
    }

    func read<Value>(_ name: String, _ wanted: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = texts[name] else { return nil }
        guard let value = read(text) else { throw BillingSettingError.bad(name: name, wanted: wanted) }
        return value
    }
}
