import Primitives
import Testing

@testable import Invoices

struct AmountInWordsTests {
    @Test(arguments: [
        ("0.00", "Rupees Zero Only"), ("0.01", "One Paisa Only"), ("0.99", "Ninety-Nine Paise Only"),
        ("1.00", "Rupee One Only"), ("1.01", "Rupee One and One Paisa Only"),
        ("10.10", "Rupees Ten and Ten Paise Only"),
        ("118.00", "Rupees One Hundred Eighteen Only"), ("100.00", "Rupees One Hundred Only"),
        ("1000.00", "Rupees One Thousand Only"), ("1001.50", "Rupees One Thousand One and Fifty Paise Only"),
        ("99999.99", "Rupees Ninety-Nine Thousand Nine Hundred Ninety-Nine and Ninety-Nine Paise Only"),
        ("100000.00", "Rupees One Lakh Only"), ("118000.00", "Rupees One Lakh Eighteen Thousand Only"),
        ("9999999.00", "Rupees Ninety-Nine Lakh Ninety-Nine Thousand Nine Hundred Ninety-Nine Only"),
        ("10000000.00", "Rupees One Crore Only"),
        (
            "123456789.12",
            "Rupees Twelve Crore Thirty-Four Lakh Fifty-Six Thousand Seven Hundred Eighty-Nine and Twelve Paise Only"
        ),
        ("1000000000000.00", "Rupees One Lakh Crore Only"),
    ])
    func `Rupees in lakh and crore`(amount: String, words: String) throws {
        #expect(AmountInWords.text(try #require(Money(amount, currency: "INR"))) == words)
    }

    @Test(arguments: [
        ("0.01", "One Cent Only"), ("1.00", "One US Dollar Only"), ("2.05", "Two US Dollars and Five Cents Only"),
        ("118.50", "One Hundred Eighteen US Dollars and Fifty Cents Only"),
        ("100000.00", "One Hundred Thousand US Dollars Only"),
        (
            "1234567.89",
            "One Million Two Hundred Thirty-Four Thousand Five Hundred Sixty-Seven US Dollars and Eighty-Nine Cents Only"
        ),
    ])
    func `Dollars in thousands and millions`(amount: String, words: String) throws {
        #expect(AmountInWords.text(try #require(Money(amount, currency: "USD"))) == words)
    }

    @Test func `The largest amount has words`() {
        #expect(
            AmountInWords.text(Money(minor: .max, currency: "INR")).hasPrefix("Rupees Nine Hundred Twenty-Two Crore")
        )
        #expect(
            AmountInWords.text(Money(minor: 12_305, currency: "EUR")) == "EUR One Hundred Twenty-Three and 05/100 Only"
        )
    }

    @Test(arguments: [
        ("0.05", "INR", "0.05"), ("999.00", "INR", "999.00"), ("1000.00", "INR", "1,000.00"),
        ("100000.00", "INR", "1,00,000.00"), ("12345678.90", "INR", "1,23,45,678.90"),
        ("100000.00", "USD", "100,000.00"), ("12345678.90", "USD", "12,345,678.90"), ("-1234.50", "INR", "-1,234.50"),
    ])
    func `Digits are grouped as the currency's people do`(amount: String, currency: String, text: String) throws {
        #expect(try #require(Money(amount, currency: currency)).grouped == text)
    }
}
