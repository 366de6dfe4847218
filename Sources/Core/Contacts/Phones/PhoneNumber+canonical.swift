package import Primitives

extension PhoneNumber {
    /// The one form that stands for this number, where the world writes it in two.
    ///
    /// Brazil's mobiles got a ninth digit between 2012 and 2016, but WhatsApp still names many accounts without it
    /// (`55 31 8888-7777` is `55 31 98888-7777`); Mexico dropped the 1 after 52 in 2019, WhatsApp did not. Either form
    /// reaches the same person, so contacts are found by this one. Sources: Anatel resolution 553/2010, IFT's
    /// numbering plan of 2019-08-03.
    package var canonical: PhoneNumber {
        let digits = self.digits
        if digits.utf8.count == 12, digits.hasPrefix("55"), let first = digits.dropFirst(4).first,
            ("6"..."9").contains(first)
        {
            return PhoneNumber(digits: digits.prefix(4) + "9" + digits.dropFirst(4)) ?? self
        }
        if digits.utf8.count == 13, digits.hasPrefix("521") {
            return PhoneNumber(digits: "52" + digits.dropFirst(3)) ?? self
        }
        return self
    }
}
