import CExpat
import Foundation

/// XML read as it comes. Names are without their prefixes' namespaces; document types are refused, and with them entities.
final class XMLStream {
    /// What a reader does with each thing found. The first error ends the reading.
    protocol Reader: AnyObject {
        func open(_ name: String, _ attributes: Attributes) throws
        func close(_ name: String) throws
        func text(_ bytes: UnsafeRawBufferPointer) throws
    }

    /// An element's attributes, looked up where the parser has them: a sheet has millions.
    struct Attributes {
        fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

        /// By the name without a prefix.
        subscript(name: String) -> String? {
            var place = 0
            while let key = list[place], let value = list[place + 1] {
                if strcmp(key, name) == 0 || XMLStream.local(key) == name { return String(cString: value) }
                place += 2
            }
            return nil
        }
    }

    /// A tag or a remark is held whole by the parser; no spreadsheet has one of so many bytes.
    private static let tokenBytes = 8 << 20

    private let parser: XML_Parser
    private var taken = 0
    /// Before it everything has been read.
    private var place = 0
    private let reader: any Reader
    private var failure: (any Error)?

    init(_ reader: any Reader) throws {
        guard let parser = XML_ParserCreate(nil) else { throw XLSXProblem.damaged }
        self.parser = parser
        self.reader = reader
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { XMLStream.of($0)?.opened($1, $2) },
            { XMLStream.of($0)?.closed($1) }
        )
        XML_SetCharacterDataHandler(parser) { XMLStream.of($0)?.read($1, $2) }
        XML_SetStartDoctypeDeclHandler(parser) { own, _, _, _, _ in
            XMLStream.of(own)?.fail(XLSXProblem.declaresDocumentType)
        }
    }

    deinit { XML_ParserFree(parser) }

    func take(_ bytes: UnsafeRawBufferPointer, isLast: Bool = false) throws {
        let status = XML_Parse(
            parser,
            bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
            Int32(bytes.count),
            isLast ? 1 : 0
        )
        if let failure { throw failure }
        guard status == XML_STATUS_OK else { throw XLSXProblem.damaged }
        taken += bytes.count
        // Below zero where it is not known.
        place = max(place, XML_GetCurrentByteIndex(parser))
        guard taken - place <= Self.tokenBytes else { throw XLSXProblem.tooDense }
    }

    func finish() throws {
        try take(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    }

    private static func of(_ own: UnsafeMutableRawPointer?) -> XMLStream? {
        own.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private func fail(_ error: any Error) {
        if failure == nil { failure = error }
        XML_StopParser(parser, 0)
    }

    private func attempt(_ body: () throws -> Void) {
        guard failure == nil else { return }
        do { try body() } catch { fail(error) }
    }

    private func opened(_ name: UnsafePointer<CChar>?, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard let name, let list else { return }
        attempt { try reader.open(Self.local(name), Attributes(list: list)) }
    }

    private func closed(_ name: UnsafePointer<CChar>?) {
        guard let name else { return }
        attempt { try reader.close(Self.local(name)) }
    }

    private func read(_ text: UnsafePointer<CChar>?, _ count: Int32) {
        guard let text else { return }
        attempt { try reader.text(UnsafeRawBufferPointer(start: text, count: Int(count))) }
    }

    /// `x:row` is `row`: some writers prefix everything.
    fileprivate static func local(_ name: UnsafePointer<CChar>) -> String {
        let whole = String(cString: name)
        guard let colon = whole.utf8.lastIndex(of: 0x3A) else { return whole }
        return String(whole[whole.utf8.index(after: colon)...])
    }
}
