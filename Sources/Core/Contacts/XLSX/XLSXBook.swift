/// What the small parts of a workbook say: which sheets show, where its parts lie, how its dates count.
struct XLSXBook {
    /// Those that show and have cells, in their order.
    let sheets: [(name: String, path: String)]
    let stringsPath: String?
    let stylesPath: String?
    let countsFrom1904: Bool

    private final class Parts: XMLStream.Reader {
        var sheets: [(name: String, relation: String, isHidden: Bool)] = []
        var countsFrom1904 = false
        var targets: [String: (path: String, type: String)] = [:]

        func open(_ name: String, _ attributes: XMLStream.Attributes) {
            switch name {
            case "sheet":
                let state = attributes["state"] ?? "visible"
                if let relation = attributes["id"] {
                    sheets.append((attributes["name"] ?? "", relation, state != "visible"))
                }
            case "workbookPr":
                countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
            case "Relationship":
                guard attributes["TargetMode"] != "External" else { return }
                guard let id = attributes["Id"], let target = attributes["Target"] else { return }
                targets[id] = (target, attributes["Type"] ?? "")
            default: break
            }
        }

        func close(_: String) {}
        func text(_: UnsafeRawBufferPointer) {}
    }

    init(_ zip: ZipReader, limitBytes: Int64) throws {
        let parts = Parts()
        let root = Parts()
        if let kind = Self.foreign(zip) { throw XLSXProblem.foreign(kind) }
        try Self.read("_rels/.rels", zip, root, limitBytes: limitBytes)
        let main = root.targets.values.first { $0.type.hasSuffix("/officeDocument") }?.path
        let book = Self.whole(main ?? "xl/workbook.xml", in: "")
        let folder = book.split(separator: "/").dropLast().joined(separator: "/")
        let name = book.split(separator: "/").last.map(String.init) ?? ""
        try Self.read(book, zip, parts, limitBytes: limitBytes)
        try Self.read("\(folder)/_rels/\(name).rels", zip, parts, limitBytes: limitBytes)
        func path(_ type: String) -> String? {
            parts.targets.values.first { $0.type.hasSuffix("/" + type) }.map { Self.whole($0.path, in: folder) }
        }
        // A sheet that is all one chart has no cells.
        sheets = parts.sheets.filter { !$0.isHidden }.compactMap { sheet in
            guard let target = parts.targets[sheet.relation], target.type.hasSuffix("/worksheet") else { return nil }
            return (sheet.name, Self.whole(target.path, in: folder))
        }
        guard !sheets.isEmpty else { throw XLSXProblem.noSheet }
        stringsPath = path("sharedStrings")
        stylesPath = path("styles")
        countsFrom1904 = parts.countsFrom1904
    }

    /// What a zip archive is that is certainly no workbook of ours.
    private static func foreign(_ zip: ZipReader) -> String? {
        [
            ("Index/Document.iwa", "a Numbers document"), ("Index.zip", "a Numbers document"),
            ("content.xml", "an OpenDocument file (.ods)"), ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
            ("word/document.xml", "a Word document"), ("ppt/presentation.xml", "a presentation"),
        ].first { zip.has($0.0) }?.1
    }

    static func read(
        _ name: String,
        _ zip: ZipReader,
        _ reader: any XMLStream.Reader,
        limitBytes: Int64 = .max
    ) throws {
        let stream = try XMLStream(reader)
        var left = limitBytes
        try zip.read(name) { piece in
            left -= Int64(piece.count)
            guard left >= 0 else { throw XLSXProblem.tooDense }
            try stream.take(piece)
        }
        try stream.finish()
    }

    private static func whole(_ target: String, in folder: String) -> String {
        guard !target.hasPrefix("/") else { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
