import Foundation
package import Primitives

/// A place in a list, opaque to clients: the sort values of the last item they saw.
///
/// A client that makes one up only changes where its own page begins, so it carries no seal.
package struct Cursor: Sendable, Hashable {
    package let parts: [String]

    package init(_ parts: String...) {
        self.parts = parts
    }

    /// For lists in the order of their identifiers.
    package init(_ id: ID<some Identified>) {
        parts = ["\(id.rawValue)"]
    }

    /// For lists by time, with the identifier to tell equal times apart.
    package init(_ moment: Timestamp, _ id: ID<some Identified>) {
        parts = ["\(moment.milliseconds)", "\(id.rawValue)"]
    }

    /// Reads the outside form; `nil` when it is none.
    init?(_ text: String) {
        guard text.utf8.count <= 1024, let data = Data(base64URL: text),
            let parts = try? JSONDecoder().decode([String].self, from: data), (1...8).contains(parts.count)
        else { return nil }
        self.parts = parts
    }

    /// The outside form: base64url of a JSON list.
    package var text: String {
        // A list of strings always encodes.
        ((try? JSONEncoder().encode(parts)) ?? Data()).base64URL
    }

    /// - Throws: `bad-parameter` when the cursor is of another list.
    package func text(_ place: Int) throws -> String {
        guard parts.indices.contains(place) else { throw Self.foreign }
        return parts[place]
    }

    package func number(_ place: Int) throws -> Int64 {
        guard let number = Int64(try text(place)) else { throw Self.foreign }
        return number
    }

    package func timestamp(_ place: Int) throws -> Timestamp {
        Timestamp(milliseconds: try number(place))
    }

    package func id<Kind>(_ place: Int) throws -> ID<Kind> {
        ID(rawValue: try number(place))
    }

    private static let foreign = Problem.badParameter("after", "is not a cursor of this list")
}

extension Data {
    /// RFC 4648 section 5, without padding.
    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    init?(base64URL text: String) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }
}
