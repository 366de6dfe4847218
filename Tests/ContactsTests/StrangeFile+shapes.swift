import Testing

@testable import Contacts

extension StrangeFile {
    private static let one = ["+919876543210"]
    private static let both = ["+919876543210", "+919876543211"]

    static let shapes = [
        StrangeFile("Tabs", "Name\tPhone\nA, B\t+919876543210\n", numbers: one, names: ["A, B"]),
        StrangeFile("Pipes", "Name|Phone\nA|+919876543210\nB|+919876543211\n", numbers: both),
        StrangeFile("Lines of old Macs", "Name,Phone\rA,+919876543210\rB,+919876543211\r", numbers: both),
        StrangeFile("Mixed line ends", "Name,Phone\r\nA,+919876543210\nB,+919876543211\r", numbers: both),
        StrangeFile(
            "Line ends in cells",
            "Name,Phone,Note\n\"A\nB\",+919876543210,\"x\r\ny\"\n",
            numbers: one,
            names: ["A B"]
        ),
        StrangeFile(
            "Quotation marks inside",
            "Name,Phone\nJohn \"Jo\" Doe,+919876543210\n",
            numbers: one,
            names: ["John \"Jo\" Doe"]
        ),
        StrangeFile("NULs", "Name,Phone\nA\u{0}da,+9198\u{0}76543210\n", numbers: one, names: ["Ada"]),
        StrangeFile("Blank lines", "\n\nName,Phone\n\n,\nA,+919876543210\n\n \n", numbers: one),
        StrangeFile(
            "Too many and too few cells",
            "Name,Phone\nA,+919876543210,more,and more\nB\n",
            numbers: ["+919876543210", "phone-missing-number"]
        ),
        StrangeFile("Names that come twice", "Name,Name,Phone,Phone\nA,B,+919876543210,\n", numbers: one, names: ["A"]),
        StrangeFile("Columns without a name", ",Name,,Phone,\nx,A,y,+919876543210,\n", numbers: one, names: ["A"]),
        StrangeFile(
            "No header",
            "Asha Rao,+919876543210\nBina,+919876543211\n",
            phone: "Column 2",
            name: ["Column 1"],
            numbers: both,
            names: ["Asha Rao", "Bina"]
        ),
        StrangeFile(
            "Numbers and nothing else",
            "+919876543210\n9876543211\n",
            phone: "Column 1",
            name: [],
            numbers: both
        ),
        StrangeFile("One column with a name", "Phone\n9876543210\n9876543211\n", name: [], numbers: both),
        StrangeFile(
            "Titles above and totals below",
            "Customers 2026,,\n\nAll branches,,\nName,Phone,Amount\nA,+919876543210,100\nB,+919876543211,50\nTotal,2,150\n",
            numbers: both + ["phone-not-a-number"]
        ),
        StrangeFile(
            "Facts about the file above",
            "Report:,Customers\nMade on:,30/11/2026\n\nName,Phone,Amount\nA,+919876543210,100\n",
            numbers: one
        ),
        StrangeFile(
            "Numbers that a spreadsheet took for quantities",
            "Name,Phone\nA,919876543210.0\nB,9.19877E+11\nC,9.19876543211E+11\nD,\"919,876,543,212\"\nE,'+919876543213\n"
                + "F,=\"+919876543214\"\nG,=“+919876543215”\nH,=+919876543216\n",
            numbers: [
                "+919876543210", "phone-rounded", "+919876543211", "+919876543212", "+919876543213", "+919876543214",
                "+919876543215", "+919876543216",
            ]
        ),
        StrangeFile(
            "Two numbers in a cell",
            "Name,Phone\nA,9876543210/9876543219\nB,\"98765 43211, 98765 43218\"\nC,9876543212 9876543217\nD,+91 98765 43213 +91 98765 43219\n"
                + "E,9876543214 and 9876543219\nF,9876543215-9876543219\n",
            numbers: (0...5).map { "+91987654321\($0)" }
        ),
        StrangeFile(
            "Numbers in every dress",
            "Name,Phone\nA,0098765 43210\nB,00919876543211\nC,098765-43212\nD,+91\u{A0}98765\u{A0}43213\nE,９８７６５４３２１４\nF,+91 98765 43215 ext. 12\n"
                + "G,91-9876543216\nH,+55 31 8888-7777\nI,+52 1 55 1234 5678\nJ,٩٨٧٦٥٤٣٢١٧\n",
            numbers: [
                "phone-too-few-digits", "+919876543211", "+919876543212", "+919876543213", "+919876543214",
                "+919876543215",
                "+919876543216", "+5531988887777", "+525512345678", "+919876543217",
            ]
        ),
        StrangeFile(
            "Countries by name and code",
            "Name,Phone,Country\nA,050 154 8620,UAE\nB,050 154 8621,971\nC,0501548622,AE\nD,050 154 8623,united arab emirates\n"
                + "E,9876543210,UAE\nF,2014837261,US\nG,9876543211,Atlantis\n",
            others: ["Country", "country"],
            numbers: [
                "+971501548620", "+971501548621", "+971501548622", "+971501548623", "+919876543210", "+12014837261",
                "+919876543211",
            ]
        ),
        StrangeFile(
            "Names of all kinds",
            "Name,Phone\n\"Rao, Asha\",9876543210\n🌸 Bina 👩‍👩‍👧,9876543211\nמשה לוי,9876543212\nZ\(String(repeating: "\u{310}", count: 300))algo,9876543213\n",
            numbers: (0...3).map { "+91987654321\($0)" }
        ),
        StrangeFile(
            "A cell of 100 KB",
            "Name,Phone,Note\nA,+919876543210,\(String(repeating: "long ", count: 20_000))\n",
            numbers: one
        ),
    ]

    private static let card = """
        BEGIN:VCARD\r
        VERSION:3.0\r
        N:Rao;Asha;;;\r
        FN:Asha\\, Rao\r
        item1.TEL;type=HOME:022 2345 6789\r
        TEL;type=CELL;waid=919876543210:+91 98765\r
          43210\r
        EMAIL;TYPE=INTERNET:a@example.com\r
        ORG:Acme\\, Ltd;Sales\r
        CATEGORIES:VIP,New\r
        PHOTO;ENCODING=b:\(String(repeating: "QUJD", count: 30_000))\r
        END:VCARD\r
        begin:vcard
        version:2.1
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=A4=B0=E0=A4=BE=
        =E0=A4=B5;=E0=A4=86=E0=A4=B6=E0=A4=BE;;;
        TEL;CELL:98765-43211
        end:vcard
        BEGIN:VCARD
        FN:Nobody
        END:VCARD
        """

    static let cards = [
        StrangeFile(
            "Cards of an address book",
            card,
            others: ["E-mail", "email", "Company", "company", "Labels", "tag"],
            numbers: ["+919876543210", "+919876543211", "phone-missing-number"],
            names: ["Asha, Rao", "आशा राव", "Nobody"]
        ),
        StrangeFile(
            "Cards with a byte-order mark",
            "\u{FEFF}" + card,
            others: ["E-mail", "email", "Company", "company", "Labels", "tag"],
            numbers: ["+919876543210", "+919876543211", "phone-missing-number"]
        ),
    ]
}
