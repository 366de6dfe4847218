/// Tells the encodings of one byte a letter from each other, by which bytes come and whether they stand together.
struct EncodingGuess {
    private var counts = [Int](repeating: 0, count: 256)
    private var letters = 0
    private var pairs = 0
    private var last: UInt8 = 0

    mutating func take(_ bytes: [UInt8]) {
        for byte in bytes {
            if byte >= 0xC0 {
                counts[Int(byte)] += 1
                letters += 1
                if last >= 0xC0 { pairs += 1 }
            }
            last = byte
        }
    }

    /// In Latin text letters beyond ASCII stand alone, in other scripts they make whole words. Of the letters that are the
    /// most frequent in Russian few are frequent in Arabic. Turkish without the letters of Icelandic has its own six.
    var encoding: TextEncoding {
        if pairs * 2 > letters { return count(Self.arabic) > count(Self.cyrillic) ? .windows1256 : .windows1251 }
        return count(Self.turkish) > count(Self.icelandic) ? .windows1254 : .windows1252
    }

    private func count(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 + counts[Int($1)] } }

    /// о а и т с р в л к м п у я and О А Е И С Р К М; ا ل م و ة ع ت ر.
    private static let cyrillic: [UInt8] = [
        0xEE, 0xE0, 0xE8, 0xF2, 0xF1, 0xF0, 0xE2, 0xEB, 0xEA, 0xEC, 0xEF, 0xF3, 0xFF, 0xCE, 0xC0, 0xC5, 0xC8, 0xD0,
        0xCC,
    ]
    private static let arabic: [UInt8] = [0xC7, 0xE1, 0xE3, 0xE6, 0xC9, 0xDA, 0xCA, 0xD1]
    /// ı ş ğ İ Ş Ğ, which Western Europe has for ý þ ð; á í æ ó ú.
    private static let turkish: [UInt8] = [0xFD, 0xFE, 0xF0, 0xDD, 0xDE, 0xD0]
    private static let icelandic: [UInt8] = [0xE1, 0xED, 0xE6, 0xF3, 0xFA]
}
