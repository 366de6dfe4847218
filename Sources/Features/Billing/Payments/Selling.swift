import Invoices
import Primitives
import Storage
import Workspaces

/// What the operator sells to a workspace, and on which terms: read together, so that a quote is of one piece.
struct Selling: Sendable {
    let workspace: Workspace
    let settings: BillingSettings
    /// `nil` where billing is not set up whole, or points are not sold in the workspace's currency.
    let offer: Offer?
    /// Whom the invoice is made out to; `nil` before it was entered.
    let profile: Party?
    let rates: GSTRates

    struct Offer: Sendable {
        let supplier: Supplier
        let terms: PointTerms
    }

    init(_ id: WorkspaceID, _ settings: BillingSettings, in transaction: Transaction) throws {
        guard let workspace = try WorkspaceStore(transaction).find(id) else {
            throw BillingError.notSetUp
        }
        self.workspace = workspace
        self.settings = settings
        profile = try BillingProfiles.find(id, in: transaction)
        rates = try TaxRateStore.rates(in: transaction)
        if let supplier = settings.supplier, let terms = try settings.terms(workspace.currency),
            // A tax invoice names what is sold by its code (CGST Rules, 2017, rule 46).
            !supplier.sac.isEmpty || supplier.documentKind(for: workspace.currency) != .taxInvoice
        {
            offer = Offer(supplier: supplier, terms: terms)
        } else {
            offer = nil
        }
    }

    /// - Throws: `BillingError.notSetUp`, `.currencyNotSold`.
    func offered() throws -> Offer {
        if let offer { return offer }
        guard PointTerms.standard(workspace.currency) != nil else {
            throw BillingError.currencyNotSold(workspace.currency)
        }
        throw BillingError.notSetUp
    }

    /// What so many points cost.
    ///
    /// Before the billing details are entered, as if the customer were the supplier's neighbour: the sum is the same in
    /// every state, only its parts have other names.
    func quote(_ points: Int64, at now: Timestamp) throws -> TaxSplit {
        try split(offered().terms.net(of: points), at: now)
    }

    /// An amount before tax, with its taxes.
    func split(_ net: Money, at now: Timestamp) throws -> TaxSplit {
        let supplier = try offered().supplier
        return try TaxRules.split(
            net: net,
            supplier: supplier.party,
            recipient: profile ?? neighbour(of: supplier),
            at: now,
            export: supplier.exportTreatment,
            zone: supplier.zoneTreatment,
            rates: rates
        )
    }

    private func neighbour(of supplier: Supplier) -> Party {
        let home = supplier.party.stateCode ?? supplier.party.gstin.map { String($0.prefix(2)) }
        let state = workspace.country == "IN" ? home.flatMap { IndianState(code: $0)?.code } ?? "27" : nil
        return Party(
            legalName: workspace.name,
            addressLines: [],
            city: "",
            postalCode: "",
            stateCode: state,
            country: workspace.country
        )
    }
}
