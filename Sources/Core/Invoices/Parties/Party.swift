/// One side of a document, as it was when the document was made.
package struct Party: Sendable, Equatable, Codable {
    package let legalName: String
    package let addressLines: [String]
    package let city: String
    package let postalCode: String
    /// The GST code of the state, `27`. `nil` outside India.
    package let stateCode: String?
    /// ISO 3166-1 alpha-2, upper case: `IN`.
    package let country: String
    /// `nil` for who is not registered.
    package let gstin: String?
    package let email: String?
    /// A unit in, or a developer of, a special economic zone.
    package let isSEZ: Bool

    package init(
        legalName: String,
        addressLines: [String],
        city: String,
        postalCode: String,
        stateCode: String?,
        country: String,
        gstin: String? = nil,
        email: String? = nil,
        isSEZ: Bool = false
    ) {
        self.legalName = legalName
        self.addressLines = addressLines
        self.city = city
        self.postalCode = postalCode
        self.stateCode = stateCode
        self.country = country
        self.gstin = gstin.map { GSTIN($0)?.rawValue ?? $0 }
        self.email = email
        self.isSEZ = isSEZ
    }

    package var isIndian: Bool { country == "IN" }

    /// The state that a supply to this party belongs to; `nil` outside India.
    ///
    /// - Throws: what is missing or wrong: `InvoiceError.stateMissing`, `.unknownState`, `.badGSTIN`, `.stateDisagrees`,
    ///   `.zoneNeedsGSTIN`. Call it when the party is entered.
    package func checkedState() throws(InvoiceError) -> IndianState? {
        guard isIndian else { return nil }
        let recorded = try recordedState()
        guard let gstin else {
            guard !isSEZ else { throw .zoneNeedsGSTIN }
            guard let recorded else { throw .stateMissing }
            return recorded
        }
        let number: GSTIN
        do {
            number = try GSTIN(parsing: gstin)
        } catch {
            throw .badGSTIN(error)
        }
        if let recorded, recorded != number.state { throw .stateDisagrees(number, recorded) }
        return number.state
    }

    /// The state in which a supplier is registered; `nil` for one who is not, in India or elsewhere.
    func registeredState() throws(InvoiceError) -> IndianState? {
        guard isIndian, gstin != nil else { return nil }
        do {
            return try checkedState()
        } catch {
            throw .badSupplier
        }
    }

    private func recordedState() throws(InvoiceError) -> IndianState? {
        guard let stateCode else { return nil }
        guard let state = IndianState(code: stateCode) else { throw .unknownState(stateCode) }
        return state
    }
}
