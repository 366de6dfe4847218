import Routes

/// What a page says, in each of the languages.
protocol PageWords: Sendable {
    static var english: Self { get }
    static var hindi: Self { get }
    static var spanish: Self { get }
    static var portuguese: Self { get }
    static var arabic: Self { get }
}

extension PageWords {
    static func of(_ language: PageLanguage) -> Self {
        switch language {
        case .english: english
        case .hindi: hindi
        case .spanish: spanish
        case .portuguese: portuguese
        case .arabic: arabic
        }
    }
}
