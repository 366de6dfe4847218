import Routes

/// What the pages for a forgotten password say.
struct ForgottenWords: PageWords {
    let question: String
    let explanation: String
    let ask: String
    let noMail: String
    let sentTitle: String
    let sent: String
    let setTitle: String
    let newPassword: String
    let set: String
    let ends: String
    let again: String
    let linkNotGood: String
    let tooManyTries: String
    let tooShort: String
    let common: String
    let personal: String

    /// The refusals that people meet here, in their language; the others in the server's words.
    func told(_ refusal: FormRefusal) -> HTML {
        let problem = refusal.problem
        let fault = problem.errors.first
        let words: String? =
            switch fault?.code ?? problem.code {
            case "link-not-good": linkNotGood
            case "too-many-requests": tooManyTries.replacing("{seconds}", with: problem.facts["seconds"] ?? "60")
            case "password-too-short": tooShort.replacing("{min}", with: fault?.facts?["min"] ?? "")
            case "password-common": common
            case "password-personal": personal
            default: nil
            }
        return words.map(FormRefusal.html) ?? refusal.html
    }
}
