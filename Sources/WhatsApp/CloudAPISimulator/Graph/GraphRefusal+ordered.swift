import CloudAPI

extension GraphRefusal {
    /// Whatever code was ordered, with Meta's words where they are known.
    static func ordered(_ code: Int) -> GraphRefusal {
        switch code {
        case _ where ErrorText.known[code] != nil: return .message(code)
        case 190: return .unauthenticated
        case 2:
            return GraphRefusal(
                status: 503,
                code: 2,
                message: "(#2) Service temporarily unavailable",
                isTransient: true
            )
        case 4:
            return GraphRefusal(
                status: 400,
                code: 4,
                message: "(#4) Application request limit reached",
                isTransient: true
            )
        case 80007:
            return GraphRefusal(
                status: 400,
                code: 80007,
                message: "(#80007) There have been too many calls to this account."
            )
        case 100: return .parameter("Invalid parameter")
        default: return .message(code)
        }
    }
}
