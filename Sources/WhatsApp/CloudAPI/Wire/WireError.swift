/// What keeps a JSON value from being the thing it should be, in words: "id is missing".
struct WireError: Error {
    let why: String
}
