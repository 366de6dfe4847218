package import Primitives

/// A Swift type that is stored in one column.
package protocol DatabaseValue {
    var databaseValue: Value { get }

    /// `nil` when the column holds something else.
    init?(databaseValue: Value)
}

extension Int64: DatabaseValue {
    package var databaseValue: Value { .integer(self) }

    package init?(databaseValue: Value) {
        guard case .integer(let value) = databaseValue else { return nil }
        self = value
    }
}

extension Int: DatabaseValue {
    package var databaseValue: Value { .integer(Int64(self)) }

    package init?(databaseValue: Value) {
        guard case .integer(let value) = databaseValue else { return nil }
        self = Int(value)
    }
}

extension Bool: DatabaseValue {
    package var databaseValue: Value { .integer(self ? 1 : 0) }

    package init?(databaseValue: Value) {
        guard case .integer(let value) = databaseValue else { return nil }
        self = value != 0
    }
}

extension String: DatabaseValue {
    package var databaseValue: Value { .text(self) }

    package init?(databaseValue: Value) {
        guard case .text(let value) = databaseValue else { return nil }
        self = value
    }
}

extension [UInt8]: DatabaseValue {
    package var databaseValue: Value { .blob(self) }

    package init?(databaseValue: Value) {
        guard case .blob(let value) = databaseValue else { return nil }
        self = value
    }
}

extension Optional: DatabaseValue where Wrapped: DatabaseValue {
    package var databaseValue: Value { self?.databaseValue ?? .null }

    package init?(databaseValue: Value) {
        if case .null = databaseValue {
            self = .none
            return
        }
        guard let value = Wrapped(databaseValue: databaseValue) else { return nil }
        self = .some(value)
    }
}

extension ID: DatabaseValue {
    package var databaseValue: Value { .integer(rawValue) }

    package init?(databaseValue: Value) {
        guard case .integer(let value) = databaseValue else { return nil }
        self.init(rawValue: value)
    }
}

extension Timestamp: DatabaseValue {
    package var databaseValue: Value { .integer(milliseconds) }

    package init?(databaseValue: Value) {
        guard case .integer(let value) = databaseValue else { return nil }
        self.init(milliseconds: value)
    }
}

extension Points: DatabaseValue {
    package var databaseValue: Value { .integer(micro) }

    package init?(databaseValue: Value) {
        guard case .integer(let value) = databaseValue else { return nil }
        self.init(micro: value)
    }
}

extension PhoneNumber: DatabaseValue {
    package var databaseValue: Value { .text(rawValue) }

    package init?(databaseValue: Value) {
        guard case .text(let value) = databaseValue else { return nil }
        self.init(value)
    }
}

/// An enumeration with text or integer raw values is stored as its raw value: `enum State: String, DatabaseValue`.
extension RawRepresentable where Self: DatabaseValue, RawValue: DatabaseValue {
    package var databaseValue: Value { rawValue.databaseValue }

    package init?(databaseValue: Value) {
        guard let raw = RawValue(databaseValue: databaseValue) else { return nil }
        self.init(rawValue: raw)
    }
}
