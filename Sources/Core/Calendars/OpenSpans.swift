import Primitives

/// The open spans from a moment on, in seconds since 1970, in order, a day or less each.
///
/// Time is cut where the zone's clock is changed: between two such moments the wall clock runs with ours, so that a day's
/// openings are moved by a constant and cut off at the ends.
struct OpenSpans: IteratorProtocol {
    private let hours: WorkingHours
    private let lastDay: Int64
    private var segment: Range<Int64>
    private var offset: Int64
    private var day: Int64
    private var waiting: [Range<Int64>] = []

    /// - Parameter until: no opening of a later day is looked at.
    init(_ hours: WorkingHours, from second: Int64, until lastDay: CivilDay) {
        self.hours = hours
        self.lastDay = lastDay.daysSince1970
        segment = second..<hours.zone.nextChange(after: second)
        offset = hours.zone.offset(at: second)
        day = (second + offset).flooredDivision(by: 86_400)
    }

    mutating func next() -> Range<Int64>? {
        while waiting.isEmpty, day <= lastDay { look() }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    /// Takes up the next day, or what of it is before the clock is changed.
    private mutating func look() {
        let midnight = day * 86_400 - offset
        for opening in hours.openings(on: CivilDay(daysSince1970: day)) {
            let span = (midnight + opening.lowerBound..<midnight + opening.upperBound).clamped(to: segment)
            if !span.isEmpty { waiting.append(span) }
        }
        guard midnight + 86_400 >= segment.upperBound else {
            day += 1
            return
        }
        segment = segment.upperBound..<hours.zone.nextChange(after: segment.upperBound)
        offset = hours.zone.offset(at: segment.lowerBound)
        day = (segment.lowerBound + offset).flooredDivision(by: 86_400)
    }
}
