import Foundation

// How an event travels in a subscriber's job: whole, so that a job that waits longer than events are kept still has it.
extension Event {
    init(json: String) throws {
        self = try JSONDecoder().decode(Event.self, from: Data(json.utf8))
    }

    func json() throws -> String {
        String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
    }
}
