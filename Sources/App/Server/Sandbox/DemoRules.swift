import Calendars
import Foundation
import InboxRules
import Primitives
import Routes
import Workspaces

/// Working hours and a team that shares its conversations, for the sandbox: ready to be chosen in the rules of its number,
/// which are off, so that everything in the demo's inbox is still to be taken.
struct DemoRules {
    let server: LodestoneServer

    private static let hours = #"""
        {"name":"Shop hours","timeZone":"Asia/Kolkata","week":[
        {"day":1,"from":"09:30","to":"19:00"},{"day":2,"from":"09:30","to":"19:00"},{"day":3,"from":"09:30","to":"19:00"},
        {"day":4,"from":"09:30","to":"19:00"},{"day":5,"from":"09:30","to":"19:00"},{"day":6,"from":"10:00","to":"16:00"}],
        "holidays":[{"date":"2027-01-26","name":"Republic Day","hours":[]},{"date":"2027-08-15","name":"Independence Day","hours":[]},
        {"date":"2027-10-02","name":"Gandhi Jayanti","hours":[]}]}
        """#

    /// Once: what the person at the sandbox made of it stays.
    func make(for channel: ChannelID, by owner: Caller) async throws {
        let features = server.features
        guard try await features.calendars.list(in: owner.workspace).isEmpty else { return }
        let draft = try JSONDecoder().decode(CalendarService.Draft.self, from: Data(Self.hours.utf8))
        let calendar = try await features.calendars.make(draft, by: owner)
        let teams = TeamService(
            database: server.world.database,
            ambient: server.world.ambient,
            departures: Departures()
        )
        _ = try await teams.make(
            name: "Front desk",
            description: "New conversations, one after the other",
            lead: owner.member,
            members: [],
            method: .roundRobin,
            by: owner
        )
        var rules = try await features.rules.rules.rules(of: channel, in: owner.workspace)
        rules.calendarId = calendar.id
        _ = try await features.rules.rules.set(rules, of: channel, by: owner)
    }
}
