@main struct CreditsBenchMain { static func main() async throws { try await benchCredits() } }
