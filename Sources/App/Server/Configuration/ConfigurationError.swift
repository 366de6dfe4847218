/// Why the program does not start, in words for the operator.
package enum ConfigurationError: Error, CustomStringConvertible {
    case bad(Setting, String)
    case file(String, String)
    /// The demo account is gone from the sandbox's data.
    case sandbox
    /// Where the instance key was looked for, and what is wrong.
    case key(String, String)
    /// Another process serves this data directory.
    case taken(String)

    package var description: String {
        switch self {
        case .bad(let setting, let why): "--\(setting.rawValue) (or \(setting.variable)) \(why)."
        case .file(let path, let why): "The configuration file \(path) is not good: \(why)."
        case .sandbox: "The sandbox's demo account cannot be found. Start with another --data-dir."
        case .key(let place, let why): "The instance key in \(place) \(why)."
        case .taken(let file):
            "Another process serves this data directory, or \(file) cannot be written. Several servers need PostgreSQL."
        }
    }
}
