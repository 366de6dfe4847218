import CloudAPI

/// What was seen in a file.
struct MediaFacts: Sendable, Equatable {
    var width: Int64?
    var height: Int64?
    var milliseconds: Int64?
    var waveform: [Int]?
    /// Codecs by ffprobe's names.
    var videoCodec: String?
    var audioCodec: String?
    var pixelFormat: String?
    var audioChannels: Int64?

    init() {}

    /// Reads what `ffprobe -of json` printed; turned videos are told as they are shown.
    init(probe text: String) throws {
        let json = try JSON(parsing: Array(text.utf8))
        for stream in json["streams"]?.array ?? [] {
            switch stream["codec_type"]?.string {
            case "video" where videoCodec == nil:
                videoCodec = stream["codec_name"]?.string
                pixelFormat = stream["pix_fmt"]?.string
                width = stream["width"]?.int64
                height = stream["height"]?.int64
                let turn = stream["side_data_list"]?.array?.compactMap { $0["rotation"]?.int64 }.first ?? 0
                if abs(turn) % 180 == 90 { swap(&width, &height) }
            case "audio" where audioCodec == nil:
                audioCodec = stream["codec_name"]?.string
                audioChannels = stream["channels"]?.int64
            default: break
            }
        }
        milliseconds = json["format"]?["duration"]?.string.flatMap { Double($0) }
            .flatMap { $0.isFinite && $0 >= 0 && $0 < 1e9 ? Int64($0 * 1000) : nil }
    }

    static let heights = 64

    /// 64 heights from 0 to 100 of 16-bit little-endian samples; the loudest is 100.
    struct Waveform {
        private var peaks: [Int] = []
        private var odd: UInt8?
        private var peak = 0
        private var seen = 0
        /// Samples to a peak; the peaks are folded to 64 at the end.
        private let stride = 400

        mutating func append(_ bytes: [UInt8]) {
            var place = 0
            if let low = odd, let high = bytes.first {
                take(low, high)
                place = 1
            }
            odd = nil
            while place + 1 < bytes.count {
                take(bytes[place], bytes[place + 1])
                place += 2
            }
            if place < bytes.count { odd = bytes[place] }
        }

        private mutating func take(_ low: UInt8, _ high: UInt8) {
            peak = max(peak, abs(Int(Int16(bitPattern: UInt16(high) << 8 | UInt16(low)))))
            seen += 1
            if seen == stride {
                peaks.append(peak)
                (peak, seen) = (0, 0)
            }
        }

        /// `nil` for what has no sound at all.
        var folded: [Int]? {
            let all = seen > 0 ? peaks + [peak] : peaks
            guard let loudest = all.max(), loudest > 0 else { return nil }
            return (0..<MediaFacts.heights).map { place in
                let from = place * all.count / MediaFacts.heights
                let to = max(from + 1, (place + 1) * all.count / MediaFacts.heights)
                return (all[min(from, all.count - 1)..<min(to, all.count)].max() ?? 0) * 100 / loudest
            }
        }
    }
}
