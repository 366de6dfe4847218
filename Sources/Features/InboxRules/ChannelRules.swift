package import Calendars
package import Messaging
package import Primitives
package import Workspaces

/// What happens to the conversations of a number by itself: as the API speaks it, and as it is kept.
package struct ChannelRules: Codable, Sendable, Equatable {
    /// Where its conversations begin. The channel keeps it.
    package var inbox: Inbox = .sales
    package var calendarId: CalendarID?
    package var assignment = Assignment()
    package var welcome = Welcome()
    package var away = Away()
    package var delayed = Delayed()
    package var autoResolve = AutoResolve()
    package var reopen = Reopen()
    package var satisfaction = Satisfaction()

    package init() {}

    /// Whose a conversation is when it begins, or comes back after it was resolved.
    package struct Assignment: Codable, Sendable, Equatable {
        package var toOwner = false
        package var toPrevious = false
        package var then: Target = .unassigned
        package var memberId: MemberID?
        package var teamId: TeamID?
        package var onlineOnly = true
        package var insideHoursOnly = false
        /// Open conversations that a member has at most; `nil`: any number.
        package var capacity: Int?
        package var whenNobody: WhenNobody = .wait

        package enum Target: String, Codable, Sendable, CaseIterable {
            case unassigned
            case member
            case team
        }

        package enum WhenNobody: String, Codable, Sendable, CaseIterable {
            /// It stays where it is until somebody takes it.
            case unassigned
            /// It is given to the first who can take it.
            case wait
        }

        var gives: Bool { toOwner || toPrevious || then != .unassigned }
    }

    /// Said to whoever begins a conversation.
    package struct Welcome: Codable, Sendable, Equatable {
        package var on = false
        package var text = ""
        package var again: Again = .once
        package var days = 14

        package enum Again: String, Codable, Sendable, CaseIterable {
            case once
            /// Again to whoever has not written for so many days.
            case afterDays
        }
    }

    /// Said outside the hours of the calendar.
    package struct Away: Codable, Sendable, Equatable {
        package var on = false
        package var text = ""
        package var everyHours = 12
    }

    /// Said when nobody has answered for so many minutes of working time.
    package struct Delayed: Codable, Sendable, Equatable {
        package var on = false
        package var text = ""
        package var afterMinutes = 15
    }

    package struct AutoResolve: Codable, Sendable, Equatable {
        package var on = false
        package var afterHours = 24
        package var text: String?
    }

    /// Whose a resolved conversation is when the contact writes again.
    package struct Reopen: Codable, Sendable, Equatable {
        package var withinHours = 24
        package var to: Target = .rules

        package enum Target: String, Codable, Sendable, CaseIterable {
            case same
            case rules
        }
    }

    package struct Satisfaction: Codable, Sendable, Equatable {
        package var on = false
        package var text = ""
        package var scale: Scale = .three
        package var thanks = ""

        package enum Scale: String, Codable, Sendable, CaseIterable {
            /// Three buttons.
            case three
            /// A list of one to five stars.
            case five
        }
    }

    /// Whether anything happens by itself.
    var isAnyOn: Bool {
        assignment.gives || reopen.to == .same || welcome.on || away.on || delayed.on || autoResolve.on
            || satisfaction.on
    }

    /// Whether something is to be looked at again and again: see `RuleRound`.
    var needsRounds: Bool { autoResolve.on || assignment.gives && assignment.whenNobody == .wait }
}
