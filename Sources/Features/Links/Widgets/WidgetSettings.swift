import Foundation
import Primitives
import Routes
import Workspaces

/// How a widget looks and what it says.
struct WidgetSettings: Codable, Sendable, Equatable {
    var brand = ""
    var subtitle = ""
    /// A picture's https address; empty for none.
    var avatar = ""
    /// `#rrggbb`.
    var colour = "#0a7d4b"
    var side = Side.right
    /// Beside the bubble's mark; empty for the mark alone.
    var bubble = ""
    var greeting = ""
    var action = "Chat on WhatsApp"
    /// What stands in the customer's composer.
    var text = ""
    var openByDefault = false
    /// Pixels from the edges.
    var margin = 20

    enum Side: String, Codable, CaseIterable, Sendable {
        case left
        case right
    }

    init() {}

    init(stored: String) {
        self = (try? JSONDecoder().decode(WidgetSettings.self, from: Data(stored.utf8))) ?? WidgetSettings()
    }

    /// Black or white, whichever reads better on the colour. Source: WCAG 2.2, relative luminance.
    var ink: String {
        func channel(_ place: Int) -> Double {
            let digits = colour.dropFirst(1 + 2 * place).prefix(2)
            let value = Double(Int(digits, radix: 16) ?? 0) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        let luminance = 0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
        return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? "#fff" : "#000"
    }

    /// - Throws: `invalid-request`, naming the fields.
    func checked() throws {
        var errors: [Problem.FieldError] = []
        func check(_ field: String, _ text: String, _ length: ClosedRange<Int>) {
            guard !text.hasLength(length) else { return }
            errors.append(
                .init(
                    field: field,
                    detail: "Write \(length.lowerBound, "min") to \(length.upperBound, "max") characters.",
                    code: "length"
                )
            )
        }
        check("brand", brand, 1...60)
        check("subtitle", subtitle, 0...80)
        check("bubble", bubble, 0...30)
        check("greeting", greeting, 0...500)
        check("action", action, 1...40)
        check("text", text, 0...500)
        if !(colour.count == 7 && colour.hasPrefix("#")
            && colour.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit })
        {
            errors.append(.init(field: "colour", detail: "Write it like #0a7d4b.", code: "not-a-colour"))
        }
        if !avatar.isEmpty, !(avatar.utf8.count <= 500 && URL(string: avatar)?.scheme == "https") {
            errors.append(
                .init(field: "avatar", detail: "Write an address that begins with https://.", code: "not-https")
            )
        }
        if !(0...200).contains(margin) {
            errors.append(.init(field: "margin", detail: "Choose \(0, "min") to \(200, "max") pixels.", code: "range"))
        }
        guard errors.isEmpty else { throw Problem.invalid(errors) }
    }

    /// - Throws: `invalid-request` for what is no host.
    static func hosts(_ domains: [String]) throws -> [String] {
        guard domains.count <= 50 else {
            throw Problem.invalid(.init(field: "domains", detail: "There may be \(50, "max").", code: "at-most"))
        }
        return try domains.map { domain in
            let host = domain.trimmingCharacters(in: .whitespaces).lowercased()
            let isHost =
                (1...253).contains(host.utf8.count) && !host.hasPrefix(".") && !host.hasSuffix(".")
                && host.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
                }
            guard isHost else {
                throw Problem.invalid(
                    .init(
                        field: "domains",
                        detail: "Write hosts like shop.example.com, without https:// and paths.",
                        code: "not-a-host"
                    )
                )
            }
            return host
        }
    }
}
