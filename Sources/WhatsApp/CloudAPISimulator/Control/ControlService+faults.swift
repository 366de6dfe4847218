import CloudAPI
import Primitives

/// Faults that are ordered: `{path?, recipient?, share?, times?}` and one of `refuse`, `fail`, `status`, `delay_ms`, `drop`.
extension ControlService {
    func faults() -> JSON {
        let faults = engine.act { world, _ in world.faults.faults }
        return ["items": .array(faults.map(json))]
    }

    func addFault(_ request: IncomingRequest) throws(ControlError) -> JSON {
        let effect = try effect(request)
        let share =
            try request.parameter("share").map { value throws(ControlError) in
                try ControlReader(key: "share", value: value).share()
            } ?? .all
        let times = try request.parameter("times").map { value throws(ControlError) in
            try ControlReader(key: "times", value: value).int(1...1_000_000)
        }
        let path = request.text("path") ?? ""
        let recipient = (request.text("recipient") ?? "").filter { $0.isASCII && $0.isNumber }
        let id = engine.act { world, _ in
            world.faults.add(path: path, recipient: recipient, effect: effect, share: share, times: times)
        }
        guard let id else { throw .wrong("There are \(FaultTable.countMax) faults already.") }
        return ["id": .integer(id)]
    }

    func removeFault(_ text: String?) throws(ControlError) -> JSON {
        guard let text else {
            engine.act { world, _ in world.faults.removeAll() }
            return faults()
        }
        guard let id = Int(text), engine.act({ world, _ in world.faults.remove(id) }) else {
            throw .missing("fault \(text)")
        }
        return faults()
    }

    private func effect(_ request: IncomingRequest) throws(ControlError) -> Fault.Effect {
        func number(_ key: String, _ range: ClosedRange<Int>) throws(ControlError) -> Int? {
            guard let value = request.parameter(key) else { return nil }
            return try ControlReader(key: key, value: value).int(range)
        }
        if let code = try number("refuse", 1...9_999_999) { return .refuse(code) }
        if let code = try number("fail", 1...9_999_999) { return .fail(code) }
        if let status = try number("status", 400...599) { return .status(status) }
        if let delay = try number("delay_ms", 1...600_000) { return .delay(.milliseconds(delay)) }
        if request.parameter("drop")?.looseBool == true { return .drop }
        throw .wrong("Say what happens: refuse, fail, status, delay_ms or drop.")
    }

    private func json(_ fault: Fault) -> JSON {
        var object: JSONObject = [
            "id": .integer(fault.id),
            "path": .string(fault.path),
            "recipient": .string(fault.recipient),
            "share": JSONNumber(fault.share.value).map(JSON.number),
            "times_left": fault.timesLeft.map { .integer($0) } ?? .null,
        ]
        switch fault.effect {
        case .refuse(let code): object["refuse"] = .integer(code)
        case .fail(let code): object["fail"] = .integer(code)
        case .status(let status): object["status"] = .integer(status)
        case .delay(let delay): object["delay_ms"] = .integer(delay.milliseconds)
        case .drop: object["drop"] = true
        }
        return .object(object)
    }
}
