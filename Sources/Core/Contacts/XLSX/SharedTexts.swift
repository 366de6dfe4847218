/// The texts that a workbook's cells share, end to end in one piece of memory.
final class SharedTexts: XMLStream.Reader {
    private let limit: Int
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var isText = false
    /// Inside `rPh`: how a Japanese word is read aloud, which nobody sees in the cell.
    private var isPhonetic = false

    init(limitBytes: Int) {
        limit = limitBytes
    }

    subscript(place: Int) -> ArraySlice<UInt8>? {
        guard ends.indices.contains(place) else { return nil }
        return bytes[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
    }

    func open(_ name: String, _: XMLStream.Attributes) {
        if name == "rPh" { isPhonetic = true }
        if name == "t" { isText = !isPhonetic }
    }

    func close(_ name: String) throws {
        switch name {
        case "t": isText = false
        case "rPh": isPhonetic = false
        case "si":
            ends.append(UInt32(bytes.count))
            try check()
        default: break
        }
    }

    func text(_ piece: UnsafeRawBufferPointer) throws {
        guard isText else { return }
        bytes += piece
        try check()
    }

    /// Texts without a letter take room as well.
    private func check() throws {
        guard bytes.count + ends.count * 4 <= limit else { throw XLSXProblem.textsTooLarge(limitBytes: limit) }
    }
}
