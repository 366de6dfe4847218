/// When a campaign's points are set aside, and what happens when there are too few.
package struct Funding: Sendable, Equatable {
    package var moment: Moment
    package var shortfall: Shortfall

    package init(moment: Moment = .schedule, shortfall: Shortfall = .fail) {
        self.moment = moment
        self.shortfall = shortfall
    }

    package enum Moment: String, Sendable, Codable, CaseIterable {
        /// When it is scheduled: then nothing else can spend them.
        case schedule
        /// When it starts; a day and an hour before, the account is told when they are not there.
        case start
    }

    package enum Shortfall: String, Sendable, Codable, CaseIterable {
        /// Nothing is sent.
        case fail
        /// It is sent to the first ones in the file's order, as far as the points reach; the rest is shown as left out.
        case trim
    }
}
