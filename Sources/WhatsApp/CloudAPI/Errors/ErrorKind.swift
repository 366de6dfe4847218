/// What an error is about.
public enum ErrorKind: String, Hashable, Sendable, CaseIterable {
    case authorization
    case server
    case throttling
    case request
    case integrity
    case recipient
    case payment
    case phoneNumber = "phone_number"
    case group
    case calling
    case media
    case marketingAPI = "marketing_api"
    case template
    case flow
    case blockList = "block_list"
    case username
    case insights
    case signup
    case coexistence
}
