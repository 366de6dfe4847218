extension OrderDetails {
    var json: JSON {
        [
            "reference_id": .string(referenceID),
            "type": .string(goods.rawValue),
            "beneficiaries": beneficiaries.isEmpty ? nil : .array(beneficiaries.map(\.json)),
            "currency": .string(currency),
            "payment_settings": .array(payment.map(\.json)),
            "total_amount": total.json,
            "order": order,
        ]
    }

    private var order: JSON {
        let expiration: JSON? = expirationSeconds.map {
            ["timestamp": .string("\($0)"), "description": expirationText.map(JSON.string)]
        }
        return [
            "status": "pending",
            "catalog_id": catalogID.map(JSON.string),
            "expiration": expiration,
            "items": .array(items.map(\.json)),
            "subtotal": subtotal.json,
            "tax": tax.json,
            "shipping": shipping?.json,
            "discount": discount?.json,
        ]
    }
}

extension OrderDetails.Item {
    fileprivate var json: JSON {
        [
            "retailer_id": retailerID.map(JSON.string),
            "name": .string(name),
            "amount": amount.json,
            "sale_amount": saleAmount?.json,
            "quantity": .integer(quantity),
        ]
    }
}
