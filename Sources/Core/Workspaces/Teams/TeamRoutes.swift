import HTTPTypes
import Primitives
package import Routes

/// Teams, for those who share conversations.
package struct TeamRoutes: Sendable {
    private let teams: TeamService

    package init(teams: TeamService) {
        self.teams = teams
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/teams",
                access: .permission(.viewMembers),
                summary: "The teams, by name",
                gives: Page<TeamBody>.self
            ) { call in
                .json(Page(items: try await teams.list(in: try call.caller.workspace).map(TeamBody.init)))
            },
            Route(
                .post,
                "/api/teams",
                access: .permission(.manageTeams),
                summary: "Make a team",
                takes: NewTeamBody.self,
                gives: TeamBody.self,
                status: 201,
                make
            ),
            Route(
                .patch,
                "/api/teams/{id}",
                access: .permission(.manageTeams),
                summary: "Change a team's name, description, lead or how it shares conversations",
                takes: TeamChangeBody.self,
                gives: TeamBody.self,
                change
            ),
            Route(
                .delete,
                "/api/teams/{id}",
                access: .permission(.manageTeams),
                summary: "Delete a team; its conversations become nobody's"
            ) { call in
                try await teams.delete(call.id("id"), by: call.caller)
                return .noContent
            },
            Route(
                .put,
                "/api/teams/{id}/members/{memberId}",
                access: .permission(.manageTeams),
                summary: "Take a member into a team",
                gives: TeamBody.self
            ) { try await set(isIn: true, $0) },
            Route(
                .delete,
                "/api/teams/{id}/members/{memberId}",
                access: .permission(.manageTeams),
                summary: "Take a member out of a team",
                gives: TeamBody.self
            ) { try await set(isIn: false, $0) },
        ]
    }

    @Sendable private func make(_ call: Call) async throws -> Reply {
        let body = try await call.body(NewTeamBody.self)
        let team = try await teams.make(
            name: body.name,
            description: body.description ?? "",
            lead: body.leadId,
            members: body.memberIds ?? [],
            method: body.method ?? .roundRobin,
            by: try call.caller
        )
        return .created(TeamBody(team), at: "/api/teams/\(team.id)")
    }

    @Sendable private func change(_ call: Call) async throws -> Reply {
        let body = try await call.body(TeamChangeBody.self)
        let team = try await teams.change(
            try call.id("id"),
            name: body.name,
            description: body.description,
            lead: body.leadId,
            method: body.method,
            by: try call.caller
        )
        return .json(TeamBody(team))
    }

    private func set(isIn: Bool, _ call: Call) async throws -> Reply {
        let member: MemberID = try call.id("memberId")
        return .json(TeamBody(try await teams.set(member, isIn: isIn, try call.id("id"), by: try call.caller)))
    }
}

struct NewTeamBody: Codable, Sendable {
    let name: String
    let description: String?
    let leadId: MemberID?
    let memberIds: [MemberID]?
    let method: Team.Method?
}

/// What is left out stays as it is; a lead of null is none.
struct TeamChangeBody: Decodable, Sendable {
    let name: String?
    let description: String?
    let leadId: Given<MemberID>
    let method: Team.Method?
}

struct TeamBody: Codable, Sendable {
    let id: TeamID
    let name: String
    let description: String
    let leadId: MemberID?
    let memberIds: [MemberID]
    let method: Team.Method

    init(_ team: Team) {
        id = team.id
        name = team.name
        description = team.description
        leadId = team.lead
        memberIds = team.members
        method = team.method
    }
}
