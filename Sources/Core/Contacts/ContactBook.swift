package import Events
package import Jobs
package import Primitives
package import Routes
package import Storage

/// What the server composes of the contact book besides contacts themselves: fields, companies, groups, bulk edits, notes
/// and timelines.
package struct ContactBook: Sendable {
    package let fields: FieldService
    package let companies: CompanyService
    package let groups: GroupService
    package let bulk: BulkService
    package let notes: ContactNoteService
    package let timelines: TimelineService
    private let countries: JobHandler

    /// - Parameters:
    ///   - openConversations: how many each company has.
    ///   - credit: what its messages cost.
    ///   - deleting: how contacts go, and come back when that is undone.
    ///   - timeline: what the modules above know of a contact's past.
    ///   - countryOf: the workspace's own country, for numbers typed without a country code.
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        openConversations: @escaping CompanyService.RollUp = { _, _, _ in [:] },
        credit: CompanyService.Credit? = nil,
        timeline: [TimelineSource] = [],
        deleting: @escaping BulkService.Deleting,
        countryOf: @escaping @Sendable (Transaction, WorkspaceID) throws -> String? = { _, _ in nil }
    ) {
        fields = FieldService(database: database, ambient: ambient, events: events)
        companies = CompanyService(
            database: database,
            ambient: ambient,
            events: events,
            openConversations: openConversations,
            credit: credit,
            countryOf: countryOf
        )
        groups = GroupService(database: database, ambient: ambient, events: events)
        bulk = BulkService(
            database: database,
            ambient: ambient,
            events: events,
            deleting: deleting,
            countryOf: countryOf
        )
        notes = ContactNoteService(database: database, ambient: ambient, events: events)
        timelines = TimelineService(database: database, ambient: ambient, sources: timeline)
        countries = CountryBackfill.job.handler(database, ambient)
    }

    package var routes: [Route] {
        FieldRoutes(fields).routes + CompanyRoutes(companies).routes + GroupRoutes(groups).routes
            + BulkRoutes(bulk).routes + ContactNoteRoutes(notes).routes
            + [TimelineRoutes(timelines).route]
    }

    package var handlers: [JobHandler] { [fields.handler, bulk.handler, countries] }

    /// The job that finds out the countries of contacts older than the column; made at the first start, over when done.
    package static func schedule(in transaction: Transaction, ambient: Ambient) throws {
        try CountryBackfill.schedule(in: transaction, ambient: ambient)
    }
}
