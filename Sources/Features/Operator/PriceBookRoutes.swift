import Credits
import NIOCore
import Primitives
import Routes
import Storage
import Workspaces

/// The price books and their margins.
struct PriceBookRoutes: Sendable {
    /// Meta's cards have some 5 kB, its files of volume tiers some 20.
    private static let cardBytesMax = 4 << 20

    let tools: OperatorTools

    var routes: [Route] { [list, prices, margin, imports] }

    private var list: Route {
        Route(
            .get,
            "/api/operator/price-books",
            access: .operator,
            summary: "The price books, one of each currency",
            gives: Page<PriceBookBody>.self
        ) { [tools] _ in
            let books = try await tools.database.read { try tools.credits.priceBooks(in: $0) }
            return .json(Page(items: books.map(PriceBookBody.init)))
        }
    }

    private var prices: Route {
        Route(
            .get,
            "/api/operator/price-books/{name}/prices",
            access: .operator,
            summary: "What each market and category costs, and what Meta takes",
            query: .page + [
                QueryParameter("at", "RFC 3339; now when left out"),
                QueryParameter("search", "A part of the market's or the category's name"),
            ],
            gives: Page<OperatorPriceBody>.self
        ) { [tools] call in
            let (name, page) = (call.parameter("name"), try call.page)
            let moment = try call.queryTimestamp("at") ?? call.arrivedAt
            let search = call.query("search")?.lowercased()
            let last = try page.after.map { (try $0.text(0), try $0.text(1), try $0.number(2)) }
            let book = try await tools.database.read { transaction in
                guard try tools.credits.hasBook(name, in: transaction) else { throw MarginError.noBook(name) }
                return try tools.credits.books.book(name, in: transaction)
            }
            let found = book.standing(at: moment).filter { price, _ in
                if let last, (price.market, price.category.rawValue, price.tierFrom) <= last { return false }
                guard let search else { return true }
                return price.market.lowercased().contains(search) || price.category.rawValue.contains(search)
            }
            return .json(
                Page(
                    fetched: Array(found.prefix(page.limit + 1)),
                    page: page,
                    cursor: { Cursor($0.price.market, $0.price.category.rawValue, "\($0.price.tierFrom)") },
                    item: { OperatorPriceBody($0.price, until: $0.until) }
                )
            )
        }
    }

    private var margin: Route {
        Route(
            .put,
            "/api/operator/price-books/{name}/margins",
            access: .operator,
            summary: "From a day to come, add a margin to Meta's rates",
            takes: DatedMarginBody.self,
            gives: PriceBookBody.self
        ) { [tools] call in
            let (name, caller) = (call.parameter("name"), try call.caller)
            let body: DatedMarginBody = try await call.body()
            guard let day = CivilDay(body.from) else {
                throw Problem.invalid(.init(field: "from", detail: "It is a day like 2027-01-31.", code: "not-a-day"))
            }
            guard let margin = Margin(percent: body.percent) else {
                throw Problem.invalid(
                    .init(
                        field: "percent",
                        detail: "From \(0, "min") to \(Margin.most.percent, "max"), with at most two decimals.",
                        code: "range"
                    )
                )
            }
            _ = try await tools.credits.setMargin(margin, from: day, of: name, by: caller)
            let books = try await tools.database.read { try tools.credits.priceBooks(in: $0) }
            guard let book = books.first(where: { $0.terms.currency == name }) else { throw MarginError.noBook(name) }
            return .json(PriceBookBody(book))
        }
    }

    private var imports: Route {
        Route(
            .post,
            "/api/operator/price-books/{name}/imports",
            access: .operator,
            summary: "Import Meta's rate card or volume tiers of a currency, or see what they would change",
            query: [
                QueryParameter("from", "The first day on which the file holds, 2026-10-01"),
                QueryParameter("apply", "true writes it; without it nothing is changed"),
                QueryParameter(
                    "pointsPerUnit",
                    "For a currency that has no book yet: how many points one unit of it is"
                ),
            ],
            gives: PriceImportBody.self,
            body: .streamed(bytesMax: Self.cardBytesMax, types: ["text/csv"])
        ) { [tools] call in
            let caller = try call.caller
            let order = try ImportOrder(call)
            var file: [UInt8] = []
            for try await piece in call.bodyStream { file += piece.readableBytesView }
            let sheet = try MetaPriceFile.read(file, currency: order.currency, effective: order.day)
            let update = try await tools.credits.importPrices(
                sheet,
                source: "console",
                pointsPerUnit: order.pointsPerUnit,
                by: caller,
                dryRun: !order.applies
            )
            return .json(PriceImportBody(update, applied: order.applies))
        }
    }
}

/// What an import says besides its file.
private struct ImportOrder {
    let currency: String
    let day: CivilDay
    let applies: Bool
    let pointsPerUnit: Int64?

    /// - Throws: `bad-parameter`, `price-book-not-found` for what is no currency of Meta's.
    init(_ call: Call) throws {
        currency = call.parameter("name")
        guard MetaRateCard.currencies.contains(currency) else { throw MarginError.noBook(currency) }
        guard let day = try call.query("from", "a day like 2026-10-01", read: { CivilDay($0) }) else {
            throw Problem.badParameter("from", "says from which day the card holds, like 2026-10-01")
        }
        self.day = day
        applies = try call.query("apply", "true or false") { Bool($0) } ?? false
        pointsPerUnit = try call.query("pointsPerUnit", "a whole number from 1 to 1000000") { text in
            Int64(text).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
        }
    }
}
