import CloudAPI

extension InboundContent {
    /// What was chosen of the buttons or the list that we sent.
    var choice: String? {
        switch self {
        case .interactive(.button(let id, _)), .interactive(.list(let id, _, _)): id
        default: nil
        }
    }

    /// Whether a button or a row that we sent was chosen.
    var isTap: Bool {
        if case .button = self { return true }
        return choice != nil
    }

    /// Whether a person said it: not what WhatsApp itself tells of them.
    var isSaid: Bool {
        switch self {
        case .system, .requestWelcome: false
        default: true
        }
    }

    /// The file, for types that have one.
    var media: InboundMedia? {
        switch self {
        case .image(let media), .video(let media), .audio(let media), .document(let media), .sticker(let media): media
        default: nil
        }
    }
}
