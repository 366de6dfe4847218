import Workspaces

extension String {
    /// As much of it as is printed: documents are frozen, so one with a text that would be refused today must still be drawn
    /// in reasonable time, and as it reads.
    var printable: String {
        var kept = UnicodeScalarView()
        var pile = MarkPile()
        for scalar in unicodeScalars.prefix(1000)
        where !scalar.isHiddenFormat && scalar.properties.generalCategory != .control && pile.takes(scalar) {
            kept.append(scalar)
        }
        return String(kept)
    }
}
