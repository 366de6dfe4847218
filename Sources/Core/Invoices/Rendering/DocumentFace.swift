/// Every text of a document as a person sees it: what the page and the PDF both show. Texts that people typed are cut to what
/// is `printable`.
struct DocumentFace {
    /// `Tax invoice`.
    let title: String
    let number: String
    /// `Original for recipient`; empty where the law wants none.
    let mark: String
    let supplier: Block
    let recipient: Block
    let facts: [Fact]
    let columns: [Column]
    /// One text for each column.
    let rows: [[String]]
    /// Before the total.
    let sums: [Fact]
    let total: Fact
    let words: String
    /// What the law wants said of an export.
    let endorsement: String?
    let notes: [String]
    let signatory: String

    struct Fact: Equatable {
        let label: String
        let value: String
    }

    struct Block {
        let name: String
        let lines: [String]
    }

    struct Column {
        let title: String
        let kind: Kind

        enum Kind {
            case ordinal, description, code, quantity, amount
        }
    }
}
