/// What keeps a JSON value from being the thing it should be, in words: "id is missing".
public struct WireError: Error, Hashable, Sendable {
    public let why: String
}
