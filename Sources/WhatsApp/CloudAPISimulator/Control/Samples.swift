/// Files that customers send when nothing else is at hand.
enum Samples {
    static func media(_ type: String) -> (bytes: [UInt8], mimeType: String) {
        switch type {
        case "audio": (PackageResources.sample_voice_ogg, "audio/ogg; codecs=opus")
        case "sticker": (PackageResources.sample_sticker_webp, "image/webp")
        case "document": (PackageResources.sample_document_pdf, "application/pdf")
        case "video": (PackageResources.sample_video_mp4, "video/mp4")
        default: (PackageResources.sample_image_jpg, "image/jpeg")
        }
    }
}
