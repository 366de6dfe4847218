import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Jobs

struct JobCrowdTests {
    /// What eight workers saw while 500 jobs, some of them in lines, ran.
    private struct Sightings: Sendable {
        var runs: [String: Int] = [:]
        var runningInLine: [String: Int] = [:]
        var order: [String: [Int]] = [:]
        var overlaps: [String] = []
    }

    private final class Watch: Sendable {
        let sightings = Mutex(Sightings())
    }

    @Test(arguments: TestDatabase.all)
    func `Eight workers run 500 jobs: none twice, none lost, lines in order and one at a time`(
        kind: TestDatabase
    ) async throws {
        let bench = try await JobBench(kind)
        let watch = Watch()
        let handler = JobHandler(kind: "test") { job in
            let parts = job.key.split(separator: ":")
            let line = parts.count == 2 ? String(parts[0]) : nil
            watch.sightings.withLock { seen in
                seen.runs[job.key, default: 0] += 1
                guard let line, let number = Int(parts[1]) else { return }
                seen.runningInLine[line, default: 0] += 1
                if seen.runningInLine[line] != 1 { seen.overlaps.append(job.key) }
                seen.order[line, default: []].append(number)
            }
            await Task.yield()
            watch.sightings.withLock { seen in
                if let line { seen.runningInLine[line, default: 0] -= 1 }
            }
        }
        let jobs = (0..<500).map { number in
            number % 2 == 0
                ? bench.job("free \(number)")
                : bench.job("line \(number % 7):\(number)", line: "line \(number % 7)")
        }
        let workers = (0..<8).map { _ in bench.worker(handler, queues: ["default": 3]) }

        try await running(workers) { _ in
            for part in 0..<10 {
                let some = Array(jobs[part * 50..<(part + 1) * 50])
                try await bench.database.write { [ambient = bench.ambient] in
                    _ = try JobStore($0, ambient: ambient).enqueue(some)
                }
            }
            try await eventually("all are done") { try await bench.openKeys().isEmpty }
        }

        let seen = watch.sightings.withLock { $0 }
        #expect(seen.runs.count == 500)
        #expect(seen.runs.filter { $0.value != 1 }.isEmpty)
        #expect(seen.overlaps == [])
        for (line, numbers) in seen.order { #expect(numbers == numbers.sorted(), "\(line)") }
    }

    /// Anything that can happen to jobs, in any order, as one seed says; then everybody is patient, and all must be done.
    @Test(arguments: TestDatabase.all, 1...UInt64(20))
    func `Whatever happens in a line, one runs at a time and none is forgotten`(
        kind: TestDatabase,
        seed: UInt64
    ) async throws {
        let bench = try await JobBench(kind)
        var generator = SeededGenerator(seed: seed)
        var held: [Job] = []
        var alive: Set<String> = []
        var number = 0

        for _ in 0..<120 {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0...2:
                number += 1
                let delay = Duration.seconds(Int.random(in: -5...20, using: &generator))
                let job = bench.job("\(number)", line: "line \(number % 3)", after: delay)
                try await bench.enqueue(job)
                alive.insert(job.key)
            case 3...5:
                held += try await bench.claim(Int.random(in: 1...4, using: &generator))
            case 6, 7:
                guard let job = held.randomElement(using: &generator) else { continue }
                held.removeAll { $0.lease.epoch == job.lease.epoch && $0.id == job.id }
                let fate = Int.random(in: 0..<5, using: &generator)
                let later = bench.clock.now + .seconds(Int.random(in: 0...10, using: &generator))
                let now = bench.clock.now
                do {
                    try await bench.database.write { transaction in
                        switch fate {
                        case 0: try job.lease.fail("broken", retryAt: later, in: transaction)
                        case 1: try job.lease.postpone(until: later, in: transaction)
                        case 2: try job.lease.giveBack(in: transaction)
                        case 3: try job.lease.bury("broken", at: now, in: transaction)
                        default: try job.lease.complete(in: transaction)
                        }
                    }
                    if fate == 4 { alive.remove(job.key) }
                } catch JobError.leaseLost {
                    // Silent for too long: another has it.
                }
            case 8:
                bench.clock.advance(by: .seconds(Int.random(in: 1...40, using: &generator)))
            default:
                try await replayAll(bench)
            }
            try await expectOneEach(bench, seed)
        }

        try await replayAll(bench)
        for _ in 0..<200 where !alive.isEmpty {
            bench.clock.advance(by: .seconds(60))
            for job in try await bench.claim(50) {
                try await bench.complete(job)
                alive.remove(job.key)
            }
        }
        #expect(alive == [], "forgotten; seed \(seed)")
        #expect(try await bench.openKeys() == [], "seed \(seed)")
    }

    private func replayAll(_ bench: JobBench) async throws {
        let dead = try await bench.dead()
        try await bench.database.write { [ambient = bench.ambient, workspace = bench.workspace] in
            for job in dead { try DeadJobStore($0, ambient: ambient).replay(workspace: workspace, id: job.id) }
        }
    }

    private func expectOneEach(_ bench: JobBench, _ seed: UInt64) async throws {
        let crowded = try await bench.database.read { [now = bench.clock.now] transaction in
            try transaction.rows(
                """
                SELECT ordering_key FROM jobs WHERE leased_until > \(now) GROUP BY ordering_key HAVING count(*) > 1
                """
            ).count
        }
        #expect(crowded == 0, "two at a time; seed \(seed)")
    }
}
