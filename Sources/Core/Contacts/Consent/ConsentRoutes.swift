import HTTPTypes
import Primitives
package import Routes

/// Consent of one contact and of many, and the words that stop and resume.
package struct ConsentRoutes: Sendable {
    private let consent: ConsentService

    package init(_ consent: ConsentService) {
        self.consent = consent
    }

    package var routes: [Route] { [show, take, takeMany, job, failures, settings, set] }

    private var show: Route {
        Route(
            .get,
            "/api/contacts/{id}/consent",
            access: .permission(.viewContacts),
            summary: "What a contact wants, for each purpose, and everything that was said about it",
            gives: ConsentBody.self
        ) { call in
            let found = try await consent.ledger(of: call.id("id"), in: call.caller.workspace)
            return .json(ConsentBody(found.contact, found.entries))
        }
    }

    private var take: Route {
        Route(
            .put,
            "/api/contacts/{id}/consent",
            access: .permission(.editContacts),
            summary: "Write down what a contact has said",
            takes: NewConsentBody.self,
            gives: ConsentBody.self
        ) { call in
            let body = try await call.body(NewConsentBody.self)
            let caller = try call.caller
            let id: ContactID = try call.id("id")
            let word = ConsentWord(
                body.value,
                to: body.purpose ?? .marketing,
                source: caller.member == nil ? .api : .manual,
                actor: caller.name,
                evidence: body.evidence
            )
            try await consent.take(word, of: id, in: caller.workspace)
            let found = try await consent.ledger(of: id, in: caller.workspace)
            return .json(ConsentBody(found.contact, found.entries))
        }
    }

    private var takeMany: Route {
        Route(
            .post,
            "/api/contacts/opt-in",
            access: .permission(.takeConsent),
            summary: "Write down what many contacts have said, as a job",
            takes: NewConsentJobBody.self,
            gives: ConsentJobBody.self,
            status: 202
        ) { call in
            let body = try await call.body(NewConsentJobBody.self)
            let caller = try call.caller
            let word = ConsentWord(
                body.value,
                to: body.purpose ?? .marketing,
                source: .bulk,
                actor: caller.name,
                evidence: body.evidence,
                at: body.at
            )
            let target = ExportTarget(
                ids: body.ids,
                search: body.search,
                filter: body.filter,
                segment: body.segment,
                importID: body.importId
            )
            let job = try await consent.take(word, of: target, in: caller.workspace)
            return .json(ConsentJobBody(job), status: .accepted)
        }
    }

    private var job: Route {
        Route(
            .get,
            "/api/contacts/opt-in/{id}",
            access: .permission(.takeConsent),
            summary: "How far a job is",
            gives: ConsentJobBody.self
        ) { call in
            .json(ConsentJobBody(try await consent.job(call.id("id"), in: call.caller.workspace)))
        }
    }

    private var failures: Route {
        Route(
            .get,
            "/api/contacts/opt-in/{id}/errors.csv",
            access: .permission(.takeConsent),
            summary: "Of whom a job could not take consent, and why",
            media: "text/csv"
        ) { call in
            let id: ConsentJobID = try call.id("id")
            let workspace = try call.caller.workspace
            _ = try await consent.job(id, in: workspace)
            return .csv(filename: "errors.csv") { writer in
                try await writer.write(CSVLine.text(["contact", "reason"]))
                var last = 0
                while true {
                    let page = try await consent.failures(of: id, after: last, limit: 1_000, in: workspace)
                    guard let end = page.last?.number else { return }
                    try await writer.write(page.map { CSVLine.text([$0.subject, $0.reason]) }.joined())
                    last = end
                }
            }
        }
    }

    private var settings: Route {
        Route(
            .get,
            "/api/settings/opt-out",
            access: .permission(.viewContacts),
            summary: "The words that stop and resume marketing messages, and what they are answered",
            gives: OptOutSettings.self
        ) { call in
            .json(try await consent.settings(in: call.caller.workspace))
        }
    }

    private var set: Route {
        Route(
            .put,
            "/api/settings/opt-out",
            access: .permission(.takeConsent),
            summary: "Choose the words that stop and resume marketing messages",
            takes: OptOutSettings.self,
            gives: OptOutSettings.self
        ) { call in
            let wanted = try await call.body(OptOutSettings.self)
            let caller = try call.caller
            try await consent.set(wanted, by: caller.name, in: caller.workspace)
            return .json(try await consent.settings(in: caller.workspace))
        }
    }
}
