import CloudAPI
import Credits
@testable import Messaging
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

/// The order of locks: what is done to one campaign from all sides at once waits, but never crosswise.
struct LockTests {
    /// A write that lost a dead-lock is run again: counted, there must be none.
    private final class Runs: Sendable {
        private let count = Atomic<Int>(0)
        var value: Int { count.load(ordering: .relaxed) }
        func add() { count.add(1, ordering: .relaxed) }
    }

    private static let rounds = 12

    /// Stands for the campaign's row, which `CampaignProgress` locks.
    private static func lockCampaign(_ transaction: Transaction, _ workspace: WorkspaceID) throws {
        try transaction.run(
            "UPDATE free_service_counters SET used = used + 1 WHERE workspace_id = \(workspace) AND month = 'campaign'"
        )
    }

    @Test(.timeLimit(.minutes(3)), arguments: TestDatabase.all)
    func `Claims, answers, statuses and pauses of one campaign at once never dead-lock`(kind: TestDatabase) async throws
    {
        let world = try await MessagingWorld(
            kind,
            observers: [
                { transaction, workspace, _ in
                    try Self.lockCampaign(transaction, workspace)
                }
            ]
        )
        let (service, workspace, database) = (world.service, world.workspace, world.database)
        try await database.write { transaction in
            try transaction.run(
                """
                INSERT INTO free_service_counters (workspace_id, channel_id, month, used)
                VALUES (\(workspace), 0, 'campaign', 0)
                """
            )
        }
        try await world.queueCampaign(120)
        let runs = Runs()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for owner in Int64(1)...2 {
                group.addTask {
                    for round in 0..<Self.rounds {
                        world.clock.advance(by: .seconds(3))
                        let claimed = try await world.line(owner: owner).claim(world.channel, limit: 8)
                        let outcomes = claimed.reversed().map { message in
                            let isBack = (message.reference ?? 0) % 3 == Int64(round % 3)
                            return OutcomeWriter.Outcome.answered(
                                message,
                                isBack
                                    ? .unreachable("no route")
                                    : .accepted(AcceptedMessage(id: "wamid.\(message.reference ?? -1)"))
                            )
                        }
                        try await database.write { transaction in
                            runs.add()
                            try OutcomeStep(
                                workspace: workspace,
                                channel: world.channel.id,
                                progress: service.progress,
                                at: world.ambient.now(),
                                transaction: transaction
                            ).apply(outcomes)
                        }
                    }
                }
            }
            group.addTask {
                for _ in 0..<Self.rounds {
                    let all = try await world.campaignMessages().shuffled()
                    let news = all.filter { $0.wamid != nil }.map {
                        News(
                            message: $0.id,
                            state: .delivered,
                            at: world.ambient.now(),
                            word: .billable(.marketing, at: world.ambient.now())
                        )
                    }
                    try await database.write { transaction in
                        runs.add()
                        try service.progress.apply(
                            news,
                            workspace: workspace,
                            channel: world.channel.id,
                            in: transaction
                        )
                    }
                }
            }
            group.addTask {
                for round in 0..<Self.rounds {
                    try await database.write { transaction in
                        runs.add()
                        try service.lockUnsent(MessagingWorld.campaign, in: transaction, workspace: workspace)
                        try Self.lockCampaign(transaction, workspace)
                        if round.isMultiple(of: 2) {
                            try service.pause(MessagingWorld.campaign, in: transaction, workspace: workspace)
                        } else {
                            try service.resume(MessagingWorld.campaign, in: transaction, workspace: workspace)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }

        #expect(runs.value == 4 * Self.rounds)
        let spent = try await world.campaignMessages().reduce(Points.zero) { $0 + ($1.charged ?? .zero) }
        #expect(try await world.wallet().spent == spent)
        #expect(try await world.credits.verify().isEmpty)
    }
}
