/// How the code that verifies a number is told.
public enum CodeMethod: String, Hashable, Sendable {
    case sms = "SMS"
    case voice = "VOICE"
}
