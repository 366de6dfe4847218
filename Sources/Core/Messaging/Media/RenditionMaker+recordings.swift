import Primitives

extension RenditionMaker {
    /// H.264 and AAC in MP4. What is that already is only packed anew, without what it tells of itself.
    func video() async throws -> Result {
        let facts = try await probe()
        guard facts.videoCodec != nil else { throw Refused(words: "There are no moving pictures in it.") }
        let isTaken =
            facts.videoCodec == "h264" && facts.pixelFormat == "yuv420p" && ["aac", nil].contains(facts.audioCodec)
        if isTaken, file.bytes <= limits.videoBytes {
            try await ffmpeg(
                ["-map", "0:v:0", "-map", "0:a:0?", "-c", "copy", "-movflags", "+faststart"],
                to: "out.mp4"
            )
            if bench.bytes(of: "out.mp4") <= limits.videoBytes { return .made(name: "out.mp4", mimeType: "video/mp4") }
        }
        let seconds = max(1, (facts.milliseconds ?? 10_000) / 1000 + 1)
        // Bits a second that fit, with a tenth to spare for the container.
        let room = Int64(limits.videoBytes) * 8 * 9 / 10 / seconds
        let sound: Int64 = facts.audioCodec == nil ? 0 : room > 600_000 ? 96_000 : 48_000
        let rate = min(2_500_000, room - sound)
        guard rate >= 100_000 else {
            throw Refused(
                words:
                    "It is too long for a video of \(limits.videoBytes / 1_000_000) MB. Cut it, or send it as a document."
            )
        }
        let side = rate > 1_200_000 ? 1280 : rate > 400_000 ? 848 : 480
        try await ffmpeg(
            [
                "-map", "0:v:0", "-map", "0:a:0?", "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "main",
                "-pix_fmt", "yuv420p", "-vf", Self.scale(to: side), "-crf", "24", "-maxrate", "\(rate)", "-bufsize",
                "\(rate * 2)", "-c:a", "aac", "-ac", "2", "-b:a", "\(sound == 0 ? 96_000 : sound)", "-movflags",
                "+faststart",
            ],
            to: "out.mp4"
        )
        guard bench.bytes(of: "out.mp4") <= limits.videoBytes else {
            throw Refused(words: "It cannot be made small enough for WhatsApp. Cut it, or send it as a document.")
        }
        return .made(name: "out.mp4", mimeType: "video/mp4")
    }

    /// A voice note is OGG with Opus on one channel; other sound is kept where WhatsApp plays it.
    func audio(isVoice: Bool) async throws -> Result {
        let facts = try await probe()
        guard let codec = facts.audioCodec else { throw Refused(words: "There is no sound in it.") }
        let isMono = facts.audioChannels == 1
        let isOpus = file.mimeType == "audio/ogg" && codec == "opus"
        let isTaken =
            isVoice ? isOpus && isMono : isOpus || file.mimeType != "audio/ogg" && Self.sounds.contains(file.mimeType)
        if isTaken, file.bytes <= limits.audioBytes { return .original(nil) }
        let seconds = max(1, (facts.milliseconds ?? 60_000) / 1000 + 1)
        let rate = min(isVoice ? 32_000 : 64_000, Int64(limits.audioBytes) * 8 * 9 / 10 / seconds)
        guard rate >= 8_000 else { throw Refused(words: "It is too long. Cut it, or send it as a document.") }
        let coding =
            codec == "opus" && isMono && file.bytes <= limits.audioBytes
            ? ["-c:a", "copy"]
            : ["-c:a", "libopus", "-ac", isVoice ? "1" : "2", "-ar", "48000", "-b:a", "\(rate)"]
                + (isVoice ? ["-application", "voip"] : [])
        try await ffmpeg(["-vn", "-map", "0:a:0"] + coding + ["-f", "ogg"], to: "out.ogg")
        guard bench.bytes(of: "out.ogg") <= limits.audioBytes else {
            throw Refused(words: "It cannot be made small enough for WhatsApp. Cut it, or send it as a document.")
        }
        return .made(name: "out.ogg", mimeType: "audio/ogg")
    }
}
