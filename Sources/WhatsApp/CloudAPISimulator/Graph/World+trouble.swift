import Primitives

extension World {
    /// The fault that befalls this request: ordered, or by the recipient's last digits.
    mutating func trouble(of request: IncomingRequest, isMessage: Bool) -> Fault.Effect? {
        let recipient = isMessage ? request.text("to")?.filter { $0.isASCII && $0.isNumber } : nil
        var generator = draw { generator in SeededGenerator(seed: generator.next()) }
        if let fault = faults.now(path: request.path.joined(separator: "/"), recipient: recipient, &generator) {
            return fault
        }
        switch recipient.flatMap({ MagicNumber(digits: $0) }) {
        case .status(let status)?: return .status(status)
        case .slow?: return .delay(.seconds(10))
        case .dropped?: return .drop
        default: return nil
        }
    }
}
