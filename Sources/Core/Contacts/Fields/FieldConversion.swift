import Primitives

/// Takes a field's values over into another type or other options: all of them, or it says which cannot be.
struct FieldConversion {
    let from: ContactField
    let to: ContactField
    /// Old option to new.
    let renamed: [String: String]
    let store: FieldStore

    func run() throws {
        let values = try store.values(in: from, limit: FieldService.convertedMax)
        guard values.count <= FieldService.convertedMax else {
            throw FieldError.tooManyValues(limit: FieldService.convertedMax)
        }
        var changes: [FieldChange] = []
        var lost: [String] = []
        for (subject, value) in values {
            let items = value.items.map { renamed[$0] ?? $0 }
            let plain = to.type == .multiSelect || items.count > 1 ? PlainValue.list(items) : .text(items.joined())
            guard let read = try? to.read(plain) else {
                lost.append(value.text)
                continue
            }
            if read != value { changes.append(FieldChange(subject, to, read)) }
        }
        if let example = lost.min() { throw refusal(lost, example) }
        for some in changes.chunked(by: 2_000) {
            try store.write(some, over: { _ in true })
        }
    }

    private func refusal(_ lost: [String], _ example: String) -> FieldError {
        guard from.type == to.type else { return .notConvertible(count: lost.count, example: example) }
        return .optionInUse(example, uses: lost.count)
    }
}
