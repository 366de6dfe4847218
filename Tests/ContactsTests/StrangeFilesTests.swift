import Primitives
import TestSupport
import Testing

@testable import Contacts

@Suite struct StrangeFilesTests {
    @Test(arguments: StrangeFile.programs + StrangeFile.countries + StrangeFile.shapes + StrangeFile.cards)
    func `A file of another program is understood, and each row says what became of it`(file: StrangeFile) async throws
    {
        for kind in TestDatabase.all {
            let world = try await ImportWorld(kind)
            let uploaded = try await world.upload(file.bytes, pieceBytes: 999)

            #expect(uploaded.mapping.phone == file.phone)
            #expect(uploaded.mapping.name == file.name)
            #expect(uploaded.mapping.others.flatMap { [$0.column, $0.to] } == file.others)

            _ = try await world.imports.map(uploaded.id, to: uploaded.mapping, defaultCountry: "IN", in: world.here)
            try await world.work()
            _ = try await world.imports.check(uploaded.id, in: world.here)
            try await world.work()
            let rows = try await world.rows(uploaded.id)
            #expect(rows.map { $0.e164?.rawValue ?? $0.remarks.first?.code ?? "" } == file.numbers)
            if let names = file.names { #expect(rows.map(\.name) == names) }
            #expect(rows.allSatisfy { ($0.outcome?.kind == .created) == ($0.verdict == .ok) })

            _ = try await world.imports.start(uploaded.id, by: "mem_1", in: world.here)
            try await world.work()
            let done = try await world.imports.find(uploaded.id, in: world.here)
            #expect(done.work.counts.created == file.numbers.count { $0.hasPrefix("+") })
            #expect(try await world.count("contacts") == done.work.counts.created)
        }
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE] + Array("B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\r\0\n\0".utf8), ImportProblem.vCard, "export"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], nil, "password"),
            (Array("  <HTML><body><table>".utf8), nil, "web page"),
            (Array("<?xml version=\"1.0\"?><Workbook>".utf8), nil, "XML"),
            (Array("[\n  {\"name\": \"Asha\"}]".utf8), nil, "JSON"),
            (Array("Name,Phone\n\"Asha,9876543210\nBina,9876543211\n".utf8), nil, "quotation mark in row 2"),
        ] as [([UInt8], ImportProblem?, String)]
    )
    func `A file that is no list is refused in words that say what to do`(
        bytes: [UInt8],
        problem: ImportProblem?,
        words: String
    ) async throws {
        let world = try await ImportWorld(.sqlite)
        let thrown = await #expect(throws: ImportProblem.self) { _ = try await world.upload(bytes) }
        #expect(problem == nil || thrown == problem)
        #expect(thrown?.words.contains(words) == true, "\(thrown?.words ?? "")")
        #expect(try await world.count("import_chunks") == 0)
    }
}
