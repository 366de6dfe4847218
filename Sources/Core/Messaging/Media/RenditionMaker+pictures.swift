import Primitives

extension RenditionMaker {
    /// Smaller and smaller until it fits.
    private static let steps: [(side: Int, quality: Int)] = [
        (8192, 90), (4096, 85), (2560, 82), (1600, 78), (1024, 70),
    ]

    func image() async throws -> Result {
        guard isPicture else { throw Refused(words: "It is no picture. Send it as a document.") }
        _ = try await pictureFacts()
        let header = try await tools.run(.vipsheader, ["-a", "in"], in: bench)
        let isClean = !["exif-data", "xmp-data", "iptc-data", "png-comment"].contains { header.contains("\n\($0)") }
        let isPlain = header.contains("format: uchar")
        if isClean, isPlain, ["image/jpeg", "image/png"].contains(file.mimeType), file.bytes <= limits.imageBytes {
            return .original(nil)
        }
        // What is drawn, or lets through what is behind it, stays so where it fits.
        let isDrawn = file.mimeType == "image/png" || header.contains("bands: 4") || header.contains("bands: 2")
        if isDrawn {
            try await shrink(to: 8192, as: "out.png", "strip,bitdepth=8")
            if bench.bytes(of: "out.png") <= limits.imageBytes { return .made(name: "out.png", mimeType: "image/png") }
        }
        for (side, quality) in Self.steps {
            try await shrink(to: side, as: "out.jpg", "Q=\(quality),strip,background=255")
            if bench.bytes(of: "out.jpg") <= limits.imageBytes { return .made(name: "out.jpg", mimeType: "image/jpeg") }
        }
        throw Refused(words: "It cannot be made small enough for WhatsApp. Send it as a document.")
    }

    /// 512 by 512 with what is behind showing through.
    func sticker() async throws -> Result {
        guard isPicture else { throw Refused(words: "A sticker is made of a picture.") }
        let facts = try await pictureFacts()
        let header = try await tools.run(.vipsheader, ["-a", "in"], in: bench)
        let isAnimated = header.contains("\nn-pages: ")
        let limit = isAnimated ? limits.animatedStickerBytes : limits.stickerBytes
        if file.mimeType == "image/webp", facts.width == 512, facts.height == 512, file.bytes <= limit {
            return .original(nil)
        }
        guard !isAnimated || file.mimeType == "image/gif" else {
            throw Refused(words: "A moving sticker must be a WebP of 512 by 512 pixels and at most 500 KB.")
        }
        try await shrink(to: 512, as: "small.png", "strip")
        try await tools.run(.vips, ["colourspace", "small.png", "rgb.png", "srgb"], in: bench)
        let bands = try await tools.run(.vipsheader, ["-f", "bands", "rgb.png"], in: bench)
        let isOpaque = bands.hasPrefix("3")
        if isOpaque { try await tools.run(.vips, ["bandjoin_const", "rgb.png", "alpha.png", "255"], in: bench) }
        let around = ["--extend", "background", "--background", "0 0 0 0"]
        try await tools.run(
            .vips,
            ["gravity", isOpaque ? "alpha.png" : "rgb.png", "square.png", "centre", "512", "512"] + around,
            in: bench
        )
        for quality in [85, 70, 50, 30] {
            try await tools.run(
                .vips,
                ["webpsave", "square.png", "out.webp", "--Q", "\(quality)", "--strip"],
                in: bench
            )
            if bench.bytes(of: "out.webp") <= limits.stickerBytes {
                return .made(name: "out.webp", mimeType: "image/webp")
            }
        }
        throw Refused(words: "It cannot be made small enough for a sticker.")
    }
}
