/// What a column can hold. Booleans are 0 and 1; there is no floating point on purpose.
package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}
