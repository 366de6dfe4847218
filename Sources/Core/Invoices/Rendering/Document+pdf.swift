extension Document {
    /// The document as a PDF, A4. The same document has the same bytes each time, given the same fonts.
    ///
    /// Takes a thread while it is made: the server asks `DocumentPrinter`.
    ///
    /// - Throws: `RenderingError`.
    package func pdf() throws -> [UInt8] {
        let face = DocumentFace(self)
        let surface = try PDFSurface(
            title: "\(face.title) \(face.number)",
            author: face.supplier.name,
            createdAt: "\(issuedAt)".prefix(19) + "Z"
        )
        try PDFComposer(face, on: surface).compose()
        return try surface.finish()
    }
}
