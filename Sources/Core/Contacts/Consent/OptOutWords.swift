/// The words by which people of one language stop and resume marketing messages.
package struct OptOutWords: Sendable, Equatable, Codable {
    /// ISO 639-1.
    package var language: String
    package var stop: [String]
    package var start: [String]

    package init(_ language: String, stop: [String], start: [String]) {
        self.language = language
        self.stop = stop
        self.start = start
    }

    /// What a workspace has until it chooses.
    ///
    /// STOP, STOPALL, UNSUBSCRIBE and OPTOUT with START and UNSTOP are the keywords of text messages in English (CTIA
    /// Messaging Principles and Best Practices, 5.1.3.2; STOP is used so in every language). CTIA's END, CANCEL and QUIT, and
    /// YES for START, are left out: in a chat they answer other questions. "Stop promotions" is WhatsApp's own wording of the
    /// quick reply. All other languages are our own translations, to be looked over by people who speak them.
    package static let shipped: [OptOutWords] = [
        OptOutWords(
            "en",
            stop: [
                "stop", "stopall", "stop all", "unsubscribe", "optout", "opt out", "opt-out", "stop promotions",
                "stop marketing", "stop messages",
            ],
            start: ["start", "unstop", "subscribe", "opt in", "opt-in", "optin", "resume promotions"]
        ),
        OptOutWords(
            "es",
            stop: ["parar", "baja", "darme de baja", "no más mensajes", "detener promociones"],
            start: ["empezar", "alta", "suscribirme", "reanudar promociones"]
        ),
        OptOutWords(
            "pt",
            stop: ["parar", "sair", "descadastrar", "cancelar inscrição", "parar promoções"],
            start: ["começar", "voltar a receber", "inscrever", "retomar promoções"]
        ),
        OptOutWords(
            "fr",
            stop: ["arrêt", "arrêter", "désabonner", "arrêter les promotions"],
            start: ["commencer", "réabonner"]
        ),
        OptOutWords(
            "de",
            stop: ["stopp", "abmelden", "abbestellen", "werbung stoppen"],
            start: ["anmelden", "wieder anmelden"]
        ),
        OptOutWords(
            "it",
            stop: ["ferma", "disiscrivi", "annulla iscrizione", "basta promozioni"],
            start: ["inizia", "iscrivimi"]
        ),
        OptOutWords("nl", stop: ["afmelden", "uitschrijven", "stop reclame"], start: ["aanmelden", "inschrijven"]),
        OptOutWords(
            "hi",
            stop: ["बंद करो", "बंद करें", "रोकें", "प्रमोशन बंद करें", "band karo"],
            start: ["शुरू करो", "शुरू करें", "shuru karo"]
        ),
        OptOutWords("bn", stop: ["বন্ধ করুন", "বন্ধ"], start: ["শুরু করুন", "চালু করুন"]),
        OptOutWords("mr", stop: ["बंद करा", "थांबवा"], start: ["सुरू करा"]),
        OptOutWords("ta", stop: ["நிறுத்து", "நிறுத்துங்கள்"], start: ["தொடங்கு", "தொடங்குங்கள்"]),
        OptOutWords("te", stop: ["ఆపండి", "ఆపు"], start: ["ప్రారంభించండి", "ప్రారంభించు"]),
        OptOutWords("gu", stop: ["બંધ કરો", "રોકો"], start: ["શરૂ કરો"]),
        OptOutWords("ur", stop: ["بند کریں", "بند کرو", "روکیں"], start: ["شروع کریں", "شروع کرو"]),
        OptOutWords(
            "ar",
            stop: ["إيقاف", "توقف", "إلغاء الاشتراك", "إيقاف العروض"],
            start: ["ابدأ", "اشتراك", "استئناف العروض"]
        ),
        OptOutWords("id", stop: ["berhenti", "henti", "berhenti berlangganan"], start: ["mulai", "berlangganan"]),
        OptOutWords(
            "tr",
            stop: ["dur", "durdur", "abonelikten çık", "iptal et"],
            start: ["başla", "başlat", "abone ol"]
        ),
        OptOutWords("ru", stop: ["стоп", "отписаться", "хватит рекламы"], start: ["старт", "подписаться"]),
        OptOutWords("zh", stop: ["停止", "退订", "取消订阅", "停止推广", "退訂"], start: ["开始", "订阅", "開始"]),
        OptOutWords("ja", stop: ["停止", "ストップ", "配信停止"], start: ["開始", "スタート", "配信再開"]),
    ]
}
