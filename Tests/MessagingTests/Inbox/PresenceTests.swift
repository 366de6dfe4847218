@testable import Messaging
import Primitives
import Testing

/// Who looks at a conversation, and for how long that is believed.
struct PresenceTests {
    private let place = PresenceBoard.Place(
        workspace: WorkspaceID(rawValue: 7),
        conversation: ConversationID(rawValue: 1)
    )
    private let start = Timestamp(seconds: 1_795_424_400)

    @Test func `A note is good for fifteen seconds and told when something changes`() {
        let board = PresenceBoard()
        let ada = MemberID(rawValue: 1)
        #expect(board.set(place, ada, name: "Ada", .viewing, at: start))
        #expect(!board.set(place, ada, name: "Ada", .viewing, at: start + .seconds(10)))
        #expect(board.members(place, at: start + .seconds(24)).map(\.state) == [.viewing])
        #expect(board.set(place, ada, name: "Ada", .typing, at: start + .seconds(20)))
        #expect(board.members(place, at: start + .seconds(36)).isEmpty)
        #expect(board.sweep(at: start + .seconds(36)) == [place])
        #expect(board.sweep(at: start + .seconds(36)).isEmpty)
        #expect(board.isEmpty)
        #expect(!board.set(place, ada, name: "Ada", .gone, at: start + .seconds(40)))
    }

    @Test func `However many say that they look on, what is kept is bounded`() {
        let board = PresenceBoard()
        for number in 0..<(PresenceBoard.mostOfOne + 20) {
            _ = board.set(place, MemberID(rawValue: Int64(number)), name: "\(number)", .viewing, at: start)
        }
        #expect(board.members(place, at: start).count == PresenceBoard.mostOfOne)
        for number in 0..<(PresenceBoard.most + 100) {
            let other = PresenceBoard.Place(
                workspace: place.workspace,
                conversation: ConversationID(rawValue: Int64(number + 10))
            )
            _ = board.set(other, MemberID(rawValue: 1), name: "A", .viewing, at: start)
        }
        #expect(board.sweep(at: start + .seconds(20)).count <= PresenceBoard.most)
        #expect(board.isEmpty)
    }
}
