import CloudAPI
import HTTPTypes
import NIOCore

/// Addresses that are good for whoever has them, as those of Meta's content network are (`scontent.whatsapp.net`,
/// `scontent.xx.fbcdn.net`): they carry a signature in place of a token.
extension World {
    func openAddress(_ path: String, baseURL: String) -> String {
        "\(baseURL)/\(path)?oh=\(signature(of: path))"
    }

    /// `nil` when the request is for no such address.
    func openFile(_ request: IncomingRequest) -> GraphAnswer? {
        let path = request.path.joined(separator: "/")
        guard request.method == .get, let given = request.query["oh"], given == signature(of: path),
            let name = request.path.last
        else { return nil }
        if request.path.first == "v" {
            return sampleMedia(name).map { GraphAnswer(bytes: ByteBuffer(bytes: $0.bytes), contentType: $0.mimeType) }
        }
        return flows[request.path[0]]?.document.map { GraphAnswer($0) }
    }

    private func signature(of path: String) -> String {
        var generator = SeededGenerator(seed: seed, key: "\(account.appSecret) \(path)")
        return "01_" + generator.letters(32)
    }
}
