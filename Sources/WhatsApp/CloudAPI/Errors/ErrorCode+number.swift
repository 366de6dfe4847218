extension ErrorCode {
    /// Whether Meta refuses everything of the number or of its account until somebody mends that: a token that has ended, a permission
    /// that was taken away, an account that is locked or does not pay, a number that is not registered.
    ///
    /// 130497 is not among them, which holds for one country, nor 368, which passes by itself.
    /// Source: whatsapp-cloud-api.md, section 10 (`error-codes.csv`, kinds authorization, integrity, payment, phone_number).
    public static func stopsNumber(_ code: Int) -> Bool {
        switch code {
        case 10, 190, 200...299, 131_005, 131_031, 131_042, 131_045, 133_010: true
        default: false
        }
    }
}
