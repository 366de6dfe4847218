package import Primitives

/// A business that uses Lodestone.
package struct Workspace: Sendable, Equatable {
    package let id: WorkspaceID
    package let name: String
    /// ISO 3166-1 alpha-2, upper case.
    package let country: String
    /// What credits are bought in: `INR` for India, `USD` for everybody else.
    package let currency: String
    /// A name of the IANA time zone database, for example `Asia/Kolkata`.
    package let timeZone: String
    package let createdAt: Timestamp
    /// When the free credits were granted; `nil` before the owner's address is confirmed, and for a person's second trial.
    package let trialActivatedAt: Timestamp?

    package init(
        id: WorkspaceID,
        name: String,
        country: String,
        timeZone: String,
        createdAt: Timestamp,
        trialActivatedAt: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.country = country
        currency = country == "IN" ? "INR" : "USD"
        self.timeZone = timeZone
        self.createdAt = createdAt
        self.trialActivatedAt = trialActivatedAt
    }
}
