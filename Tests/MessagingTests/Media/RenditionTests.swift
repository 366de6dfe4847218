import Foundation
import Primitives
import Storage
import TestSupport
import Testing

@testable import Messaging

/// What files become before WhatsApp gets them, by the real programs.
@Suite(
    .enabled(if: MediaTools.installed().hasVips && MediaTools.installed().hasFFmpeg),
    .serialized,
    .timeLimit(.minutes(5))
)
struct RenditionTests {
    @Test(arguments: TestDatabase.all)
    func `A photograph of a telephone becomes a JPEG that does not tell where it was taken`(kind: TestDatabase)
        async throws
    {
        let world = MediaWorld(try await MessagingWorld(kind))
        let ada = try await world.world.member("Ada")
        let heic = try await MediaWorld.file(
            .vips,
            ["gaussnoise", "out.heic", "640", "400", "--mean", "120"],
            "out.heic"
        )
        let file = try await world.upload(heic, "image/jpeg", named: "IMG_1.HEIC", by: ada)
        #expect(file.mimeType == "image/heic")

        let (made, sent) = try await world.make(.image, of: file.id)
        #expect(made.state == .ready)
        #expect(sent?.mimeType == "image/jpeg")
        #expect(sent?.filename == "IMG_1.jpg")
        let photo = try #require(sent)
        let bytes = try await world.media.bytes(of: photo.id, in: world.world.workspace) ?? []
        #expect(bytes.starts(with: [0xFF, 0xD8]) && !bytes.contains(Array("Exif".utf8)))

        let (thumb, small) = try await world.make(.thumb, of: file.id)
        #expect(thumb.state == .ready && small?.mimeType == "image/webp")
        let looked = try await world.find(file.id)
        #expect(looked.width == 640 && looked.height == 400)
    }

    @Test func `A clean small picture is sent as it is, one with metadata or too many bytes is not`() async throws {
        let world = MediaWorld(try await MessagingWorld(.sqlite))
        let ada = try await world.world.member("Ada")
        let clean = try await MediaWorld.file(
            .vips,
            ["black", "out.png[strip]", "64", "48", "--bands", "3"],
            "out.png"
        )
        let file = try await world.upload(clean, "image/png", by: ada)
        #expect(try await world.make(.image, of: file.id).0.state == .original)

        let noisy = try await MediaWorld.file(
            .vips,
            ["gaussnoise", "out.png[strip,bitdepth=8]", "900", "900", "--mean", "120", "--sigma", "60"],
            "out.png"
        )
        let large = try await world.upload(noisy, "image/png", by: ada)
        var limits = MediaLimits()
        limits.imageBytes = 400_000
        #expect(large.bytes > 400_000)
        let sent = try #require(try await world.make(.image, of: large.id, limits).1)
        #expect(sent.mimeType == "image/jpeg" && sent.bytes <= 400_000)
    }

    @Test func `A recording of a browser becomes a voice note, with its length and waveform noted`() async throws {
        let world = MediaWorld(try await MessagingWorld(.sqlite))
        let ada = try await world.world.member("Ada")
        let webm = try await MediaWorld.file(
            .ffmpeg,
            MediaWorld.film + ["sine=frequency=300:duration=4", "-ac", "2", "-c:a", "libopus", "out.webm"],
            "out.webm"
        )
        let file = try await world.upload(webm, "audio/webm;codecs=opus", by: ada)
        #expect(file.mimeType == "audio/webm")

        let sent = try #require(try await world.make(.voice, of: file.id).1)
        #expect(sent.mimeType == "audio/ogg")
        let facts = try await world.probe(sent)
        #expect(facts.audioCodec == "opus" && facts.audioChannels == 1)
        #expect(try await world.make(.thumb, of: file.id).0.state == .original)
        let looked = try await world.find(file.id)
        #expect((3_900...4_200).contains(looked.milliseconds ?? 0))
        #expect(looked.waveform?.count == 64 && looked.waveform?.max() == 100)
    }

    @Test func `A film becomes H.264 and AAC, within its bytes; what cannot is refused with words`() async throws {
        let world = MediaWorld(try await MessagingWorld(.sqlite))
        let ada = try await world.world.member("Ada")
        let film = try await MediaWorld.file(
            .ffmpeg,
            MediaWorld.film + [
                "testsrc2=size=500x282:rate=10:duration=3", "-f", "lavfi", "-i", "sine=duration=3", "-c:v", "libvpx",
                "-b:v", "1M", "-c:a", "libopus", "out.webm",
            ],
            "out.webm"
        )
        let file = try await world.upload(film, "video/webm", named: "film.webm", by: ada)
        var limits = MediaLimits()
        limits.videoBytes = 400_000
        let sent = try #require(try await world.make(.video, of: file.id, limits).1)
        #expect(sent.mimeType == "video/mp4" && sent.bytes <= 400_000 && sent.filename == "film.mp4")
        let facts = try await world.probe(sent)
        #expect(facts.videoCodec == "h264" && facts.audioCodec == "aac" && facts.pixelFormat == "yuv420p")
        #expect(try await world.make(.thumb, of: file.id).1?.mimeType == "image/jpeg")
        let looked = try await world.find(file.id)
        #expect(looked.width == 500 && looked.height == 282)

        limits.videoBytes = 20_000
        let again = try await world.upload(film, "video/webm", by: ada)
        let (refused, none) = try await world.make(.video, of: again.id, limits)
        #expect(refused.state == .failed && none == nil)
        #expect(refused.problem?.contains("too long") == true)
    }

    @Test func `A moving GIF becomes a film, and a picture a sticker of the right size`() async throws {
        let world = MediaWorld(try await MessagingWorld(.sqlite))
        let ada = try await world.world.member("Ada")
        let gif = try await MediaWorld.file(
            .ffmpeg,
            MediaWorld.film + ["testsrc=size=121x91:rate=10:duration=2", "out.gif"],
            "out.gif"
        )
        let file = try await world.upload(gif, "image/gif", by: ada)
        let film = try #require(try await world.make(.video, of: file.id).1)
        let facts = try await world.probe(film)
        #expect(film.mimeType == "video/mp4" && facts.videoCodec == "h264" && facts.width == 120)

        let photo = try await MediaWorld.file(.vips, ["black", "out.jpg", "300", "200", "--bands", "3"], "out.jpg")
        let picture = try await world.upload(photo, "image/jpeg", by: ada)
        let sticker = try #require(try await world.make(.sticker, of: picture.id).1)
        #expect(sticker.mimeType == "image/webp" && sticker.bytes <= 100_000)
        _ = try await world.make(.thumb, of: sticker.id)
        let looked = try await world.find(sticker.id)
        #expect(looked.width == 512 && looked.height == 512)
    }

    /// Bombs, liars and lists of other files: refused with words, in time, and nothing else is touched.
    @Test func `Hostile files are refused`() async throws {
        let world = MediaWorld(try await MessagingWorld(.sqlite))
        let ada = try await world.world.member("Ada")
        // A PNG that says it is 60,000 by 60,000, and ends there.
        let bomb: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
            + [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0, 0x3D, 0x0B, 0x9C, 0x5C]
        let playlist = Array("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n".utf8)
        let drawing = Array("<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>".utf8)
        let isoLiar = [0, 0, 0, 24] + Array("ftypisom".utf8) + playlist
        let cases: [([UInt8], String, Rendition)] = [
            (bomb, "image/png", .image), (bomb, "image/png", .thumb), (bomb, "image/png", .sticker),
            (playlist, "video/mp4", .video), (drawing, "image/svg+xml", .image), (isoLiar, "video/mp4", .video),
            (isoLiar, "audio/mp4", .voice), ([0xFF, 0xD8, 0xFF, 0xE0] + drawing, "image/jpeg", .image),
            ([], "image/png", .image),
        ]
        for (bytes, type, purpose) in cases {
            let file = try await world.upload(bytes, type, by: ada)
            let (made, sent) = try await world.make(purpose, of: file.id)
            #expect(made.state == .failed && sent == nil, "\(type) as \(purpose)")
            let words = made.problem ?? ""
            #expect(!words.isEmpty && !words.contains("/tmp") && !words.contains("passwd"), "\(words)")
        }
    }

    @Test func `A program that does not end is ended`() async throws {
        let began = ContinuousClock.now
        await #expect(throws: MediaTools.ToolError.tooSlow) {
            try await Workbench.with { bench in
                let endless = ["-nostdin", "-re", "-f", "lavfi", "-i", "testsrc=rate=5", "-f", "null", "-"]
                try await MediaTools.installed(seconds: 1).run(.ffmpeg, endless, in: bench)
            }
        }
        #expect(ContinuousClock.now - began < .seconds(60))
    }
}

/// The same without the programs.
struct MissingToolsTests {
    @Test(arguments: TestDatabase.all)
    func `Without the programs the original is used where WhatsApp takes it, and words say so`(kind: TestDatabase)
        async throws
    {
        let world = MediaWorld(try await MessagingWorld(kind))
        let ada = try await world.world.member("Ada")
        let jpeg = try await world.upload([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], "image/jpeg", by: ada)
        let (made, _) = try await world.make(.image, of: jpeg.id, tools: .none)
        #expect(made.state == .original)
        #expect(made.problem == RenditionMaker.missing)

        let webm = try await world.upload([0x1A, 0x45, 0xDF, 0xA3], "audio/webm", by: ada)
        let (refused, _) = try await world.make(.voice, of: webm.id, tools: .none)
        #expect(refused.state == .failed && refused.problem == RenditionMaker.missing)
    }
}

extension [UInt8] {
    fileprivate func contains(_ part: [UInt8]) -> Bool {
        guard count >= part.count else { return false }
        return (0...(count - part.count)).contains { Array(self[$0..<$0 + part.count]) == part }
    }
}
