/// What Meta will probably call a template, and why.
///
/// Source of the categories: whatsapp-cloud-api.md, sections 5 and 11, and Meta's template guidelines. How Meta decides
/// is not published: the words below are those that its guidelines name, in the languages that are most used here.
extension TemplateRules {
    public func predict(_ submission: JSON) -> (category: TemplateCategory, words: String) {
        let components = submission["components"]?.array ?? []
        let cards = components.flatMap { $0["cards"]?.array ?? [] }
        let parts = components + cards.flatMap { $0["components"]?.array ?? [] }
        let buttons = parts.flatMap { $0["buttons"]?.array ?? [] }
        let kinds = Set(buttons.map(\.kind))
        if kinds.contains("OTP") { return (.authentication, "It hands over a passcode.") }
        if parts.contains(where: { $0.kind == "LIMITED_TIME_OFFER" }) {
            return (.marketing, "A limited-time offer is marketing.")
        }
        if !kinds.isDisjoint(with: ["CATALOG", "MPM", "SPM"]) { return (.marketing, "It shows products for sale.") }
        if kinds.contains("COPY_CODE") { return (.marketing, "It hands over a coupon.") }
        let text = (parts + buttons).compactMap { $0["text"]?.string }.joined(separator: " \n ").lowercased()
        if let word = Self.first(of: Self.marketingWords, in: text) {
            return (.marketing, "“\(word)” reads like marketing.")
        }
        if kinds.contains("ORDER_DETAILS") { return (.utility, "It asks for the payment of an order.") }
        if !cards.isEmpty { return (.marketing, "Carousels are marketing.") }
        if let word = Self.first(of: Self.passcodeWords, in: text) {
            return (.authentication, "“\(word)” reads like a passcode: use an authentication template.")
        }
        if let word = Self.first(of: Self.utilityWords, in: text) {
            return (.utility, "“\(word)” is about something that the customer has ordered, booked or asked for.")
        }
        let declared = submission["category"]?.string?.uppercased()
        return declared == "UTILITY"
            ? (.utility, "Nothing in it reads like marketing; say what the customer has ordered or asked for.")
            : (.marketing, "It names nothing that the customer has ordered, booked or asked for.")
    }

    private static func first(of words: [String], in text: String) -> String? {
        words.first { contains($0, in: text) }
    }

    /// Whole words: "sale" is not in "wholesaler".
    private static func contains(_ word: String, in text: String) -> Bool {
        var rest = text[...]
        while let found = rest.firstRange(of: word) {
            let before = found.lowerBound == text.startIndex ? nil : text[text.index(before: found.lowerBound)]
            let after = found.upperBound == text.endIndex ? nil : text[found.upperBound]
            if before?.isLetter != true, after?.isLetter != true { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }

    private static let marketingWords = list(
        """
        % off,discount,discounts,sale,offer,offers,special offer,deal,deals,promo,promotion,promotions,coupon,voucher,\
        free gift,free shipping,buy now,shop now,buy one,save big,limited time,last chance,new arrivals,new collection,\
        exclusive,clearance,flash sale,cashback,refer a friend,upgrade now,we miss you,win a,newsletter,back in stock,\
        descuento,descuentos,oferta,ofertas,promoción,promociones,rebajas,cupón,compra ahora,envío gratis,\
        última oportunidad,desconto,descontos,promoção,promoções,liquidação,cupom,compre agora,frete grátis,\
        छूट,ऑफ़र,ऑफर,सेल,खरीदें,मुफ़्त,कूपन,خصم,عرض,عروض,تخفيضات,تخفيض,تسوق الآن,كوبون
        """
    )

    private static let passcodeWords = list(
        """
        verification code,one-time password,one time password,otp,passcode,login code,security code,\
        código de verificación,código de verificação,सत्यापन कोड,رمز التحقق
        """
    )

    private static let utilityWords = list(
        """
        order,shipped,delivery,delivered,invoice,receipt,payment,paid,refund,booking,booked,reservation,appointment,\
        ticket,account,subscription,due date,statement,reminder,confirmed,confirmation,cancelled,canceled,tracking,\
        pedido,envío,entrega,factura,pago,cita,reserva,recordatorio,cuenta,fatura,pagamento,consulta,agendamento,conta,\
        lembrete,ऑर्डर,भुगतान,अपॉइंटमेंट,बिल,डिलीवरी,طلبك,موعدك,فاتورة,الدفع,حجز,توصيل
        """
    )

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map(String.init)
    }
}
