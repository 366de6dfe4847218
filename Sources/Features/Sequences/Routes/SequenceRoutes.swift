import Primitives
package import Routes

/// `/api/sequences`: looking at sequences, making and publishing them. `EnrolmentRoutes` has who is in them.
package struct SequenceRoutes: Sendable {
    private let service: SequenceService

    package init(_ service: SequenceService) {
        self.service = service
    }

    package var routes: [Route] {
        [list, create, show, change, delete, check, publish, versions, rollBack, copy] + pause
            + EnrolmentRoutes(service: service).routes + [ContactSequenceRoutes(service: service).route]
    }

    private var list: Route {
        Route(
            .get,
            "/api/sequences",
            access: .permission(.viewSequences),
            summary: "Sequences, the newest first",
            query: .page + [
                QueryParameter("search", "A part of the name"), QueryParameter("state", "draft, live or paused"),
            ],
            gives: Page<SequenceBody>.self
        ) { call in
            let page = try call.page
            let state = try call.query("state", "draft, live or paused") { text in
                DripSequence.State(rawValue: text).flatMap { $0 == .deleted ? nil : $0 }
            }
            let fetched = try await service.page(
                search: call.query("search").map { String($0.prefix(100)) },
                state: state,
                after: page.after?.id(0),
                limit: page.limit + 1,
                in: call.caller.workspace
            )
            return .json(
                Page(fetched: fetched, page: page, cursor: { Cursor($0.sequence.id) }, item: SequenceBody.init)
            )
        }
    }

    private var create: Route {
        Route(
            .post,
            "/api/sequences",
            access: .permission(.editSequences),
            summary: "Make a draft of a sequence",
            takes: NewSequenceBody.self,
            gives: SequenceBody.self,
            status: 201
        ) { call in
            let body: NewSequenceBody = try await call.body()
            let made = try await service.create(name: body.name, channel: body.channelId, by: call.caller)
            return .created(SequenceBody(made), at: "/api/sequences/\(made.sequence.id)")
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/sequences/{id}",
            access: .permission(.viewSequences),
            summary: "One sequence with its draft and its counts",
            gives: SequenceBody.self
        ) { call in
            .json(SequenceBody(try await service.find(call.id("id"), in: call.caller.workspace)))
        }
    }

    private var change: Route {
        Route(
            .patch,
            "/api/sequences/{id}",
            access: .permission(.editSequences),
            summary: "Change the draft; what runs stays as it is until it is published",
            takes: SequenceChangeBody.self,
            gives: SequenceBody.self
        ) { call in
            let body: SequenceChangeBody = try await call.body()
            let changed = try await service.change(
                call.id("id"),
                name: body.name,
                channel: body.channelId,
                draft: body.draft,
                by: call.caller
            )
            return .json(SequenceBody(changed))
        }
    }

    private var delete: Route {
        Route(
            .delete,
            "/api/sequences/{id}",
            access: .permission(.editSequences),
            summary: "Delete a sequence with its logs; whoever is in it gets nothing more"
        ) { call in
            try await service.delete(call.id("id"), by: call.caller)
            return .noContent
        }
    }

    private var check: Route {
        Route(
            .post,
            "/api/sequences/check",
            access: .permission(.viewSequences),
            summary: "What is wrong with a plan, with words and a mend for each",
            takes: SequencePlan.self,
            gives: FindingsBody.self
        ) { call in
            let plan: SequencePlan = try await call.body()
            return .json(FindingsBody(try await service.check(plan, in: call.caller.workspace)))
        }
    }

    private var publish: Route {
        Route(
            .put,
            "/api/sequences/{id}/publication",
            access: .permission(.sendSequences),
            summary: "Publish the draft; those who are in it get the steps they have not reached as they are now",
            gives: SequenceBody.self
        ) { call in
            .json(SequenceBody(try await service.publish(call.id("id"), by: call.caller)))
        }
    }

    private var versions: Route {
        Route(
            .get,
            "/api/sequences/{id}/versions",
            access: .permission(.viewSequences),
            summary: "What was published, the newest first",
            gives: Page<VersionBody>.self
        ) { call in
            let found = try await service.versions(of: call.id("id"), in: call.caller.workspace)
            return .json(Page(items: found.map { VersionBody($0.version, author: $0.author) }))
        }
    }

    private var rollBack: Route {
        Route(
            .post,
            "/api/sequences/{id}/rollback",
            access: .permission(.sendSequences),
            summary: "Publish what an earlier version was, as a new one",
            takes: RollbackBody.self,
            gives: SequenceBody.self
        ) { call in
            let body: RollbackBody = try await call.body()
            return .json(SequenceBody(try await service.rollBack(call.id("id"), to: body.version, by: call.caller)))
        }
    }

    private var copy: Route {
        Route(
            .post,
            "/api/sequences/{id}/copy",
            access: .permission(.editSequences),
            summary: "Make a draft like another's",
            gives: SequenceBody.self,
            status: 201
        ) { call in
            let made = try await service.copy(call.id("id"), by: call.caller)
            return .created(SequenceBody(made), at: "/api/sequences/\(made.sequence.id)")
        }
    }

    private var pause: [Route] {
        [(Method.put, true, "Pause: nobody is enrolled or sent anything"), (.delete, false, "Go on")].map {
            method,
            isPaused,
            words in
            Route(
                method,
                "/api/sequences/{id}/pause",
                access: .permission(.sendSequences),
                summary: words,
                gives: SequenceBody.self
            ) { call in
                .json(SequenceBody(try await service.pause(call.id("id"), isPaused, by: call.caller)))
            }
        }
    }
}
