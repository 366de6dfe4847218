import Foundation
import Invoices
import Primitives
import Storage

extension Payment {
    init(_ row: Row) throws {
        let currency: String = try row["currency"]
        func money(_ column: String) throws -> Money { Money(minor: try row[column], currency: currency) }
        id = try row["id"]
        workspace = try row["workspace_id"]
        state = try row["state"]
        points = try row["points"]
        let ordered: String? = try row["ordered"]
        purpose = try ordered.map { .subscription(try StoredJSON.read($0)) } ?? .points
        split = try TaxSplit(
            net: money("net"),
            components: try StoredTax.read(row["taxes"], currency: currency),
            placeOfSupply: try row["place_of_supply"],
            supply: Supply(rawValue: try row["supply"]) ?? .outsideTax
        )
        supplier = try StoredJSON.read(row["supplier"])
        recipient = try StoredJSON.read(row["recipient"])
        gateway = try row["gateway"]
        reference = try row["reference"]
        checkoutURL = try row["checkout_url"]
        gatewayPayment = try row["gateway_payment"]
        let code: String? = try row["failure_code"]
        failure = try code.map { Failure(code: $0, detail: try row["failure_detail"] ?? "") }
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        expiresAt = try row["expires_at"]
        closedAt = try row["closed_at"]
        capturedAt = try row["captured_at"]
        capturedAfterClosing = try row["captured_after_closing"]
        lot = try row["lot_id"]
        document = try row["document_id"]
        refunded = Refunded(
            amount: try money("refunded"),
            net: try money("refunded_net"),
            points: try row["refunded_points"]
        )
    }
}

/// A component of the tax as it is kept.
struct StoredTax: Codable {
    let kind: TaxComponent.Kind
    let basisPoints: Int64
    let minor: Int64

    static func text(_ split: TaxSplit) throws -> String {
        try StoredJSON.text(
            split.components.map { StoredTax(kind: $0.kind, basisPoints: $0.basisPoints, minor: $0.amount.minor) }
        )
    }

    static func read(_ text: String, currency: String) throws -> [TaxComponent] {
        let taxes: [StoredTax] = try StoredJSON.read(text)
        return taxes.map { tax in
            TaxComponent(
                kind: tax.kind,
                basisPoints: tax.basisPoints,
                amount: Money(minor: tax.minor, currency: currency)
            )
        }
    }
}

/// What is read whole, and never searched.
enum StoredJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}
