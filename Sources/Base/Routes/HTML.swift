/// A piece of HTML, written as a string: what is interpolated is escaped, unless it is HTML itself.
///
/// ```swift
/// let row: HTML = "<td>\(contact.name)</td>"     // the name is escaped
/// let table: HTML = "<table>\(rows)</table>"     // rows: [HTML] are not
/// ```
/// Escaping makes text and quoted attribute values safe; unquoted attributes, scripts and styles are never built.
package struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    package let text: String

    package init(stringLiteral value: String) {
        text = value
    }

    package init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
    }

    package static let empty: HTML = ""

    package static func + (left: HTML, right: HTML) -> HTML {
        "\(left)\(right)"
    }

    package struct Interpolation: StringInterpolationProtocol {
        var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        package mutating func appendInterpolation(_ html: HTML) {
            text += html.text
        }

        package mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { text += piece.text }
        }

        /// Nothing for `nil`.
        package mutating func appendInterpolation(_ html: HTML?) {
            text += html?.text ?? ""
        }

        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            for scalar in value.description.unicodeScalars {
                switch scalar {
                case "&": text += "&amp;"
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                case "\"": text += "&quot;"
                case "'": text += "&#39;"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
    }
}
