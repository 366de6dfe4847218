import CloudAPI
import NIOCore

/// The parameters and files of a body, however it was written: JSON, a form, or multipart.
struct RequestBody {
    private(set) var parameters: JSONObject = [:]
    private(set) var files: [String: MultipartForm.Part] = [:]

    init() {}

    /// - Throws: `GraphRefusal` for a body that cannot be read.
    init(_ bytes: ByteBuffer, contentType: String) throws(GraphRefusal) {
        guard bytes.readableBytes > 0 else { return }
        let type = contentType.split(separator: ";").first?.lowercased().filter { $0 != " " } ?? ""
        let isObject = bytes.readableBytesView.first { ![0x09, 0x0A, 0x0D, 0x20].contains($0) } == UInt8(ascii: "{")
        switch type {
        case "multipart/form-data": try readMultipart(bytes, contentType: contentType)
        // Tools that forget the content type still send JSON; others send a form and call it JSON.
        case "application/x-www-form-urlencoded" where !isObject: try readForm(bytes)
        default:
            if !isObject, Self.looksLikeForm(bytes) { try readForm(bytes) } else { try readJSON(bytes) }
        }
    }

    /// The type of a picture, a film or another file, which has no parameters in it.
    static func isFile(_ contentType: String) -> Bool {
        let type = contentType.lowercased()
        return ["image/", "video/", "audio/", "application/pdf", "application/octet-stream"].contains {
            type.hasPrefix($0)
        }
    }

    /// `null` is what some clients send when they have nothing to say.
    private mutating func readJSON(_ bytes: ByteBuffer) throws(GraphRefusal) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let view = bytes.readableBytesView
        switch try? JSON(parsing: view.starts(with: mark) ? view.dropFirst(mark.count) : view[...]) {
        case .object(let object)?: parameters = FormValue.unfold(object)
        // pywa 4.5 writes the JSON of `upsert_message_templates` as a string of JSON.
        case .string(let text)? where text.first == "{": try readJSON(ByteBuffer(string: text))
        case .null?: break
        default: throw .parameter("The request body is not a JSON object.", details: "Invalid JSON")
        }
    }

    private mutating func readForm(_ bytes: ByteBuffer) throws(GraphRefusal) {
        let pairs = FormFields.read(Array(bytes.readableBytesView))
        guard pairs.count <= NestedFields.countMax else { throw .parameter("The form has too many fields.") }
        var fields = NestedFields()
        for (name, text) in pairs { fields.add(FormValue.read(text, at: name), at: name) }
        parameters = fields.object
    }

    private mutating func readMultipart(_ bytes: ByteBuffer, contentType: String) throws(GraphRefusal) {
        guard let boundary = HeaderParameter.find("boundary", in: contentType),
            let form = MultipartForm(bytes, boundary: boundary)
        else { throw .parameter("Malformed multipart body.") }
        guard form.parts.count <= NestedFields.countMax else { throw .parameter("The form has too many fields.") }
        var fields = NestedFields()
        for part in form.parts {
            if part.filename != nil {
                files[part.name] = part
            } else {
                fields.add(FormValue.read(String(buffer: part.bytes), at: part.name), at: part.name)
            }
        }
        parameters = fields.object
    }

    /// `file_length=1024&file_type=image%2Fpng`: a name of plain letters, then `=`.
    private static func looksLikeForm(_ bytes: ByteBuffer) -> Bool {
        let name = bytes.readableBytesView.prefix { $0 != UInt8(ascii: "=") }
        guard !name.isEmpty, name.count < 64, name.count < bytes.readableBytes else { return false }
        return name.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x5B, 0x5D, 0x5F].contains(byte)
        }
    }
}
