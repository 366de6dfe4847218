import Foundation
import Testing

@testable import Contacts

extension StrangeFile {
    static func encoded(_ text: String, _ table: [(UInt8, Character)]) -> [UInt8] {
        let bytes = Dictionary(table.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return text.map { $0.asciiValue ?? bytes[$0] ?? 0x3F }
    }

    /// Windows-1251's letters; the rest of it does not come up here.
    static func cyrillic(_ text: String) -> [UInt8] {
        encoded(
            text,
            zip(UInt8(0xC0)...0xFF, "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя").map { ($0, $1) }
        )
    }

    /// Windows-1256's.
    static func arabic(_ text: String) -> [UInt8] {
        let letters = "ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىي"
        return encoded(text, zip(UInt8(0xC0)...0xFF, letters).map { ($0, $1) })
    }

    static func turkish(_ text: String) -> [UInt8] {
        let own: [(UInt8, Character)] = [(0xD0, "Ğ"), (0xDD, "İ"), (0xDE, "Ş"), (0xF0, "ğ"), (0xFD, "ı"), (0xFE, "ş")]
        return encoded(text, own + [(0xFC, "ü"), (0xF6, "ö"), (0xE7, "ç"), (0xD6, "Ö")])
    }

    private static let table = "Name;Phone\nJürgen Groß;+919876543210\nÅsa Öberg;098765 43211\n"
    private static let both = ["+919876543210", "+919876543211"]
    private static let people = ["Jürgen Groß", "Åsa Öberg"]

    static let countries = [
        StrangeFile(
            "Excel in German",
            "sep=;\r\nVorname;Nachname;Firma;Mobiltelefon;E-Mail-Adresse;Umsatz\r\nJörg;Groß;Bäcker;0151 23456789;j@example.com;1.234,50\r\n",
            phone: "Mobiltelefon",
            name: ["Vorname", "Nachname"],
            others: ["Firma", "company", "E-Mail-Adresse", "email"],
            numbers: ["phone-not-in-use"]
        ),
        StrangeFile(
            "Excel in German, with a column of countries",
            "Vorname;Nachname;Handy;Land\r\nJörg;Groß;0151 23456789;Deutschland\r\nZoé;Roy;06 12 34 56 78;Frankreich\r\n",
            phone: "Handy",
            name: ["Vorname", "Nachname"],
            others: ["Land", "country"],
            numbers: ["+4915123456789", "+33612345678"]
        ),
        StrangeFile(
            "Excel in French",
            "Prénom;Nom;Tél. mobile;Société;Pays;Adresse de messagerie\r\nZoé;Roy;06.12.34.56.78;Café;France;z@example.com\r\n",
            phone: "Tél. mobile",
            name: ["Prénom", "Nom"],
            others: ["Société", "company", "Pays", "country", "Adresse de messagerie", "email"],
            numbers: ["+33612345678"]
        ),
        StrangeFile(
            "Excel in Hindi",
            "नाम,मोबाइल नंबर,ईमेल,कंपनी,टैग\nआशा राव,९८७६५४३२१०,a@example.com,दुकान,वीआईपी\n",
            phone: "मोबाइल नंबर",
            name: ["नाम"],
            others: ["ईमेल", "email", "कंपनी", "company", "टैग", "tag"],
            numbers: ["+919876543210"],
            names: ["आशा राव"]
        ),
        StrangeFile(
            "Arabic",
            "الاسم,رقم الجوال,البريد الإلكتروني,الدولة\nليلى,٠٥٠١٥٤٨٦٢٠,l@example.com,الإمارات العربية المتحدة\n",
            phone: "رقم الجوال",
            name: ["الاسم"],
            others: ["البريد الإلكتروني", "email", "الدولة", "country"],
            numbers: ["+971501548620"]
        ),
        StrangeFile(
            "Portuguese",
            "Nome;Sobrenome;Celular;País;Etiquetas\nAna;Souza;(31) 8888-7777;Brasil;VIP\n",
            phone: "Celular",
            name: ["Nome", "Sobrenome"],
            others: ["País", "country", "Etiquetas", "tag"],
            numbers: ["+5531988887777"]
        ),
        StrangeFile("Windows-1252", encoding(.windowsCP1252), numbers: both, names: people),
        StrangeFile("ISO 8859-1", encoding(.isoLatin1), numbers: both, names: people),
        StrangeFile("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(table.utf8), numbers: both, names: people),
        StrangeFile("UTF-16 LE", [0xFF, 0xFE] + encoding(.utf16LittleEndian), numbers: both, names: people),
        StrangeFile("UTF-16 BE", [0xFE, 0xFF] + encoding(.utf16BigEndian), numbers: both, names: people),
        StrangeFile(
            "Windows-1251",
            cyrillic("Имя;Фамилия;Телефон;Компания\nИван;Петров;+919876543210;Ромашка\nОльга;Щукина;+919876543211;\n"),
            phone: "Телефон",
            name: ["Имя", "Фамилия"],
            others: ["Компания", "company"],
            numbers: both,
            names: ["Иван Петров", "Ольга Щукина"]
        ),
        StrangeFile(
            "Windows-1256",
            arabic("الاسم,جوال,الشركة\nمحمد علي,+919876543210,المدينة\nفاطمة,+919876543211,\n"),
            phone: "جوال",
            name: ["الاسم"],
            others: ["الشركة", "company"],
            numbers: both,
            names: ["محمد علي", "فاطمة"]
        ),
        StrangeFile(
            "Windows-1254",
            turkish("Adı;Soyadı;Cep Telefonu\nIşıl;Yıldız;+919876543210\nÇağrı;Şahin;+919876543211\n"),
            phone: "Cep Telefonu",
            name: ["Adı", "Soyadı"],
            numbers: both,
            names: ["Işıl Yıldız", "?ağrı Şahin"]
        ),
    ]

    private static func encoding(_ encoding: String.Encoding) -> [UInt8] {
        Array(table.data(using: encoding) ?? Data())
    }
}
