import Routes

/// What the sign-in and sign-up pages say.
struct SignInWords: PageWords {
    let signIn: String
    let email: String
    let password: String
    let newHere: String
    let signUp: String
    let name: String
    let workEmail: String
    let passwordLength: String
    let company: String
    let country: String
    let timeZone: String
    let makeAccount: String
    let haveOne: String
    let closed: String
    let askToBeInvited: String
    let wrongCredentials: String

    func passwordHint(_ count: Int) -> String { passwordLength.replacing("{count}", with: "\(count)") }

    /// The refusal that most people meet, in their language; the others in the server's words.
    func told(_ refusal: FormRefusal) -> HTML {
        guard refusal.problem.code == "wrong-credentials" else { return refusal.html }
        return FormRefusal.html(wrongCredentials)
    }
}
