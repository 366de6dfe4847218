import Primitives
import Routes
import Workspaces

/// Says everything that is wrong with rules, but for what only the database knows.
struct RulesChecker {
    static let textMost = 1024
    private(set) var errors: [Problem.FieldError] = []

    mutating func check(_ rules: ChannelRules) {
        let assignment = rules.assignment
        if assignment.then == .member, assignment.memberId == nil { refuse("assignment.memberId", "names the member") }
        if assignment.then == .team, assignment.teamId == nil { refuse("assignment.teamId", "names the team") }
        if let capacity = assignment.capacity { number(capacity, 1...1000, "assignment.capacity") }
        text(rules.welcome.text, isNeeded: rules.welcome.on, "welcome.text")
        number(rules.welcome.days, 1...365, "welcome.days")
        text(rules.away.text, isNeeded: rules.away.on, "away.text")
        number(rules.away.everyHours, 1...168, "away.everyHours")
        if rules.away.on, rules.calendarId == nil {
            refuse("calendarId", "says when you are away: choose a calendar, or turn the away message off")
        }
        text(rules.delayed.text, isNeeded: rules.delayed.on, "delayed.text")
        number(rules.delayed.afterMinutes, 1...1440, "delayed.afterMinutes")
        number(rules.autoResolve.afterHours, 1...8760, "autoResolve.afterHours")
        text(rules.autoResolve.text ?? "", isNeeded: false, "autoResolve.text")
        number(rules.reopen.withinHours, 1...8760, "reopen.withinHours")
        text(rules.satisfaction.text, isNeeded: rules.satisfaction.on, "satisfaction.text")
        text(rules.satisfaction.thanks, isNeeded: false, "satisfaction.thanks")
    }

    mutating func refuse(_ field: String, _ detail: String) {
        errors.append(Problem.FieldError(field: field, detail: detail))
    }

    private mutating func refuse(_ field: String, _ detail: Said, code: String) {
        errors.append(Problem.FieldError(field: field, detail: detail, code: code))
    }

    private mutating func text(_ text: String, isNeeded: Bool, _ field: String) {
        if isNeeded, text.allSatisfy(\.isWhitespace) {
            refuse(field, "is what is sent: write it", code: "required")
        } else if !text.hasLength(0...Self.textMost) {
            refuse(field, "has \(Self.textMost, "max") characters at most", code: "too-long")
        }
    }

    private mutating func number(_ number: Int, _ range: ClosedRange<Int>, _ field: String) {
        if !range.contains(number) {
            refuse(field, "is \(range.lowerBound, "min") to \(range.upperBound, "max")", code: "range")
        }
    }
}
