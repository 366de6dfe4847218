import Events
import Foundation
import Jobs
import Logging
import Primitives
import Routes
import ServiceLifecycle
import Storage
import TestSupport

@testable import Contacts

/// What carries contacts in and out and takes their consent, on one database.
struct TradeWorld: Sendable {
    let imports: ImportWorld
    let exports: ExportService
    let consent: ConsentService

    var database: Database { imports.database }
    var ambient: Ambient { imports.ambient }
    var here: WorkspaceID { imports.here }

    init(_ kind: TestDatabase) async throws {
        imports = try await ImportWorld(kind)
        exports = ExportService(database: imports.database, ambient: imports.ambient, events: imports.events)
        consent = ConsentService(database: imports.database, ambient: imports.ambient, events: imports.events)
    }

    func caller(hidesNumbers: Bool = false, in workspace: Int64 = 1) -> Caller {
        Caller(
            workspace: WorkspaceID(rawValue: workspace),
            actor: .apiKey(APIKeyID(rawValue: 5), scopes: Set(Permission.contacts.map(\.name))),
            powers: Powers(hidesNumbers: hidesNumbers)
        )
    }

    func work() async throws {
        try await imports.work(exports.handlers + consent.handlers)
    }

    func export(
        _ target: ExportTarget = ExportTarget(),
        columns: [String]? = nil,
        format: Export.Format = .csv,
        for caller: Caller? = nil
    ) async throws -> [UInt8] {
        let caller = caller ?? self.caller()
        let begun = try await exports.begin(target, columns: columns, format: format, for: caller)
        try await work()
        let export = try await exports.open(begun.id, for: caller)
        var bytes: [UInt8] = []
        var number = 0
        while let piece = try await exports.piece(number, of: export.id, in: caller.workspace) {
            bytes += piece
            number += 1
        }
        return bytes
    }

    func add(_ number: String, name: String, _ optIn: OptIn = .unknown, in workspace: Int64 = 1) async throws
        -> ContactID
    {
        guard let phone = PhoneNumber(number) else { throw ContactError.noIdentity }
        let place = WorkspaceID(rawValue: workspace)
        return try await database.write { [ambient] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            guard let contact = try store.upsert([(phone: phone, name: name)], source: .manual, in: place)[phone] else {
                throw ContactError.noIdentity
            }
            if optIn != .unknown { try store.consent(optIn, of: contact.id, source: .manual, in: place) }
            return contact.id
        }
    }

    func contact(_ id: ContactID) async throws -> Contact {
        try await database.read { [ambient, here] in try ContactStore($0, ambient: ambient).find(id, in: here) }
    }
}
