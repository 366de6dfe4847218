import Testing

@testable import Messaging

struct FileTypeTests {
    private static func bytes(_ text: String, at place: Int = 0) -> [UInt8] {
        [UInt8](repeating: 0, count: place) + Array(text.utf8) + [0, 0, 0, 0]
    }

    @Test(arguments: [
        ([0xFF, 0xD8, 0xFF, 0xE0], "text/html", "image/jpeg"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/gif", "image/png"),
        (bytes("GIF89a"), "image/png", "image/gif"),
        (bytes("RIFF....WEBP"), "", "image/webp"),
        (bytes("RIFF....WAVE"), "audio/x-wav", "audio/wav"),
        (bytes("ftypheic", at: 4), "image/jpeg", "image/heic"),
        (bytes("ftypisom", at: 4), "application/octet-stream", "video/mp4"),
        (bytes("ftypisom", at: 4), "audio/mp4; codecs=aac", "audio/mp4"),
        (bytes("ftypM4A ", at: 4), "", "audio/mp4"),
        (bytes("ftypqt  ", at: 4), "", "video/quicktime"),
        (bytes("ftyp3gp5", at: 4), "", "video/3gpp"),
        ([0x1A, 0x45, 0xDF, 0xA3], "audio/webm;codecs=opus", "audio/webm"),
        ([0x1A, 0x45, 0xDF, 0xA3], "video/x-matroska", "video/webm"),
        (bytes("OggS") + bytes("OpusHead", at: 20), "", "audio/ogg"),
        (bytes("#!AMR"), "", "audio/amr"),
        (bytes("ID3"), "", "audio/mpeg"),
        ([0xFF, 0xFB, 0x90, 0], "audio/mpeg", "audio/mpeg"),
        ([0xFF, 0xF1, 0x50, 0], "audio/aac", "audio/aac"),
        ([0xFF, 0xFB, 0x90, 0], "text/plain", "text/plain"),
        (bytes("%PDF-1.7"), "image/png", "application/pdf"),
        (
            bytes("PK\u{3}\u{4}"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        ),
        (bytes("PK\u{3}\u{4}"), "image/png", "application/zip"),
        (bytes("<svg onload=alert(1)>"), "image/svg+xml", "application/octet-stream"),
        (bytes("<script>alert(1)</script>"), "image/png", "application/octet-stream"),
        (bytes("#EXTM3U"), "video/mp4", "application/octet-stream"),
        (bytes("hello"), "text/plain; charset=utf-8", "text/plain"),
        ([], "", "application/octet-stream"),
    ])
    func `The bytes say what a file is`(head: [UInt8], told: String, type: String) {
        #expect(FileType.of(head, told: told) == type)
    }

    @Test(
        arguments: [
            (nil, .whole), ("bytes=0-3", .part(.init(first: 0, last: 3))),
            ("bytes=8-", .part(.init(first: 8, last: 9))),
            ("bytes=-4", .part(.init(first: 6, last: 9))), ("bytes=-40", .part(.init(first: 0, last: 9))),
            ("bytes=5-100", .part(.init(first: 5, last: 9))), ("bytes=10-", .none), ("bytes=-0", .none),
            ("bytes=3-2", .whole), ("bytes=0-1,4-5", .whole), ("bytes=a-b", .whole), ("lines=1-2", .whole),
            ("bytes=-", .whole), ("bytes=99999999999999999999-", .whole),
        ] as [(String?, ByteRange.Answer)]
    )
    func `A range of bytes is read as RFC 9110 has it`(header: String?, answer: ByteRange.Answer) {
        #expect(ByteRange.read(header, of: 10) == answer)
    }

    @Test func `An operator's limits are Meta's at most`() {
        #expect(MediaLimits("image=2, video=10")?.imageBytes == 2_000_000)
        #expect(MediaLimits("image=2")?.videoBytes == 16_000_000)
        for bad in ["image=6", "video=17", "document=101", "film=1", "image", "image=0", "image=x"] {
            #expect(MediaLimits(bad) == nil, "\(bad)")
        }
    }
}
