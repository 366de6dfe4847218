import Foundation
import Primitives

/// Makes one other form of the file `in` of a workbench.
///
/// Limits are Meta's (whatsapp-cloud-api.md, section 6): JPEG or PNG of 8 bits, H.264 with AAC in MP4, OGG with Opus for voice,
/// WebP of 512 by 512 for stickers. What leaves has no metadata: a photograph tells where it was taken.
struct RenditionMaker: Sendable {
    let file: Media
    let bench: Workbench
    let tools: MediaTools
    let limits: MediaLimits

    enum Result: Sendable, Equatable {
        /// A file of the workbench.
        case made(name: String, mimeType: String)
        /// With words when it would have been better converted.
        case original(String?)
        case failed(String)
    }

    static let missing =
        "It was not converted: the programs libvips and ffmpeg are not installed on the server (packages libvips-tools and ffmpeg)."

    /// - Throws: what the file system says; never for a file that is bad.
    func make(_ purpose: Rendition) async throws -> (Result, MediaFacts?) {
        do {
            switch purpose {
            case .thumb: return try await thumb()
            case .image: return (try await image(), nil)
            case .video: return (try await video(), nil)
            case .audio: return (try await audio(isVoice: false), nil)
            case .voice: return (try await audio(isVoice: true), nil)
            case .sticker: return (try await sticker(), nil)
            }
        } catch MediaTools.ToolError.missing {
            return (fits(purpose) ? .original(Self.missing) : .failed(Self.missing), nil)
        } catch MediaTools.ToolError.tooSlow {
            return (.failed("Converting it took too long. Make it shorter or smaller, then upload it again."), nil)
        } catch is MediaTools.ToolError {
            return (.failed("It cannot be read: it is damaged, or not what it says it is."), nil)
        } catch let refusal as Refused {
            return (.failed(refusal.words), nil)
        }
    }

    /// Why a file cannot be sent, in words for whoever uploaded it.
    struct Refused: Error {
        let words: String
    }

    var isPicture: Bool { file.mimeType.hasPrefix("image/") }

    /// Whether Meta takes the original, by type and size.
    private func fits(_ purpose: Rendition) -> Bool {
        let (types, limit): ([String], Int) =
            switch purpose {
            case .thumb: ([file.mimeType], .max)
            case .image: (["image/jpeg", "image/png"], limits.imageBytes)
            case .video: (["video/mp4", "video/3gpp"], limits.videoBytes)
            case .audio: (Self.sounds, limits.audioBytes)
            case .voice: (["audio/ogg"], limits.audioBytes)
            case .sticker: (["image/webp"], limits.animatedStickerBytes)
            }
        return types.contains(file.mimeType) && file.bytes <= limit
    }

    static let sounds = ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"]

    // MARK: Looking

    private func thumb() async throws -> (Result, MediaFacts?) {
        if isPicture {
            let facts = try await pictureFacts()
            try await shrink(to: 480, as: "thumb.webp", "Q=75,strip")
            return (.made(name: "thumb.webp", mimeType: "image/webp"), facts)
        }
        var facts = try await probe()
        if facts.videoCodec != nil, file.mimeType.hasPrefix("video/") {
            try await ffmpeg(
                ["-frames:v", "1", "-an", "-vf", "thumbnail=50,\(Self.scale(to: 480))", "-q:v", "5"],
                to: "thumb.jpg"
            )
            return (.made(name: "thumb.jpg", mimeType: "image/jpeg"), facts)
        }
        facts.waveform = try await waveform()
        return (.original(nil), facts)
    }

    func pictureFacts() async throws -> MediaFacts {
        func number(_ field: String) async throws -> Int64? {
            let text = try? await tools.run(.vipsheader, ["-f", field, "in"], in: bench)
            return text.flatMap { Int64($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
        let text = try await tools.run(.vipsheader, ["-f", "width", "in"], in: bench)
        var facts = MediaFacts()
        facts.width = Int64(text.trimmingCharacters(in: .whitespacesAndNewlines))
        facts.height = try await number("height")
        guard let width = facts.width, let height = facts.height, width > 0, height > 0,
            width.multipliedReportingOverflow(by: height).partialValue <= Int64(MediaLimits.pixelsMax),
            max(width, height) <= 65_535
        else {
            throw Refused(words: "It has too many pixels. Make it smaller than 100 megapixels, then upload it again.")
        }
        if let orientation = try await number("orientation"), orientation >= 5 { swap(&facts.width, &facts.height) }
        return facts
    }

    func probe() async throws -> MediaFacts {
        let text = try await tools.run(
            .ffprobe,
            ["-v", "error", "-protocol_whitelist", "file,pipe"] + input + [
                "-show_entries",
                "format=duration:stream=codec_type,codec_name,width,height,channels,pix_fmt:stream_side_data=rotation",
                "-of", "json",
            ],
            in: bench
        )
        do {
            return try MediaFacts(probe: text)
        } catch {
            throw MediaTools.ToolError.failed("\(error)")
        }
    }

    private func waveform() async throws -> [Int]? {
        try await ffmpeg(["-vn", "-ac", "1", "-ar", "4000", "-f", "s16le", "-t", "7200"], to: "wave.raw")
        var waveform = MediaFacts.Waveform()
        let pieces = try bench.pieces(of: "wave.raw", size: 65_536)
        while let piece = try pieces.next() { waveform.append(piece) }
        return waveform.folded
    }

    // MARK: Running

    /// The demuxer is ours to name, so that a file cannot be taken for a list of other files.
    private var input: [String] {
        let format =
            switch file.mimeType {
            case "video/mp4", "video/3gpp", "video/quicktime", "audio/mp4": "mov"
            case "video/webm", "audio/webm": "matroska"
            case "audio/ogg", "video/ogg": "ogg"
            case "audio/mpeg": "mp3"
            case "audio/aac": "aac"
            case "audio/amr": "amr"
            case "audio/wav": "wav"
            case "audio/flac": "flac"
            case "image/gif": "gif"
            default: "data"
            }
        return ["-f", format, "-i", "file:in"]
    }

    func ffmpeg(_ arguments: [String], to output: String) async throws {
        let first = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-threads", "2"]
        try await tools.run(
            .ffmpeg,
            first + ["-protocol_whitelist", "file,pipe"] + input + ["-map_metadata", "-1"] + arguments + [
                "file:\(output)"
            ],
            in: bench
        )
        guard bench.bytes(of: output) > 0 else { throw MediaTools.ToolError.failed("no output") }
    }

    /// Fits into a square, upright, smaller only.
    func shrink(to side: Int, as output: String, _ options: String) async throws {
        let path = bench.path(output)
        try await tools.run(.vipsthumbnail, ["in", "--size=\(side)x\(side)>", "-o", "\(path)[\(options)]"], in: bench)
        guard bench.bytes(of: output) > 0 else { throw MediaTools.ToolError.failed("no output") }
    }

    /// Even sides, as H.264 wants them.
    static func scale(to side: Int) -> String {
        "scale='if(gte(iw,ih),min(\(side),iw),-2)':'if(gte(iw,ih),-2,min(\(side),ih))',scale='trunc(iw/2)*2':'trunc(ih/2)*2'"
    }
}
