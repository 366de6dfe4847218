import Primitives

extension Schedule {
    /// - Throws: `CampaignError.plan`.
    func check() throws {
        func require(_ isGood: Bool, _ field: String, _ code: String, _ words: Said) throws {
            try Campaigns.require(isGood, "schedule.\(field)", code, words)
        }
        if let quiet {
            let times = [quiet.from, quiet.to].map { SendingHours.seconds($0) }
            try require(
                !times.contains(nil) && times[0] != times[1],
                "quiet",
                "quiet-hours",
                "Quiet hours are two times like 21:00 and 09:00."
            )
            let days = quiet.days ?? [1]
            try require(
                !days.isEmpty && days.allSatisfy { (1...7).contains($0) } && Set(days).count == days.count,
                "quiet.days",
                "quiet-days",
                "Days are 1 for Monday to 7, at least one of them."
            )
        }
        try require(
            (1...60_000).contains(perMinute ?? 1),
            "perMinute",
            "range",
            "Send \(1, "min") to \("60,000", "max", as: 60_000) a minute."
        )
        try require(
            (1...10_000_000).contains(perDay ?? 1),
            "perDay",
            "range",
            "Send \(1, "min") to \("10,000,000", "max", as: 10_000_000) a day."
        )
        try require(
            (1...10_080).contains(lateAfterMinutes),
            "lateAfterMinutes",
            "range",
            "Late is after \("1 minute", "min", as: 1) to \("a week", "max", as: 10_080)."
        )
    }
}
