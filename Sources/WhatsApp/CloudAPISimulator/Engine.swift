import Primitives
import ServiceLifecycle
import Synchronization

/// The world and its mail, with the clock that drives them. Every access is one short step under a lock.
final class Engine: Sendable {
    let clock: SimulatorClock
    let changes = ChangeFeed()
    private let world: Mutex<World>
    private let queue: Mutex<DeliveryQueue>
    private let settings: Mutex<SimulatorSettings>
    private let scheduleBell = Bell()
    private let deliveryBell = Bell()
    private let undeliveredMax: Int

    init(_ configuration: SimulatorConfiguration, clock: SimulatorClock) {
        self.clock = clock
        let world = World(configuration, now: clock.now())
        queue = Mutex(
            DeliveryQueue(seed: configuration.seed, wabaID: world.account.wabaID, bounds: configuration.bounds)
        )
        self.world = Mutex(world)
        settings = Mutex(configuration.settings)
        undeliveredMax = configuration.bounds.undeliveredUpdates
        clock.ring(scheduleBell)
        clock.ring(deliveryBell)
    }

    /// One step: what was due happens first, then `body`, then the mail is handed over.
    func act<Answer, Failure: Error>(
        _ body: (inout sending World, Timestamp) throws(Failure) -> sending Answer
    ) throws(Failure) -> Answer {
        let now = clock.now()
        var step = Step()
        let result: Result<Answer, Failure> = world.withLock { world in
            world.run(until: now)
            let earliest = world.schedule.earliest
            let result: Result<Answer, Failure>
            do throws(Failure) {
                result = .success(try body(&world, now))
            } catch {
                result = .failure(error)
            }
            world.run(until: now)
            step.outgoing = world.takeOutbox()
            step.touched = world.takeTouched()
            step.isSooner = world.schedule.earliest.map { new in earliest.map { new < $0 } ?? true } ?? false
            return result
        }
        hand(step, at: now)
        return try result.get()
    }

    private struct Step {
        var outgoing: [World.Outgoing] = []
        var touched: Set<String> = []
        var isSooner = false
    }

    private func hand(_ step: Step, at now: Timestamp) {
        if !step.outgoing.isEmpty {
            queue.withLock { queue in
                for outgoing in step.outgoing {
                    queue.add(outgoing.update, url: outgoing.url, at: now)
                }
            }
            deliveryBell.ring()
        }
        changes.publish(step.touched)
        if step.isSooner { scheduleBell.ring() }
    }

    /// Changes how things behave, for the world and for its mail.
    func change(_ body: (inout SimulatorSettings) throws -> Void) rethrows {
        let changed = try settings.withLock { settings in
            try body(&settings)
            return settings
        }
        act { world, _ in
            world.settings = changed
            world.messagingLimit.tier = changed.tier
        }
        deliveryBell.ring()
    }

    var currentSettings: SimulatorSettings { settings.withLock { $0 } }

    // MARK: Mail

    func takeDeliveries() -> [Delivery] {
        let (now, settings) = (clock.now(), currentSettings)
        return queue.withLock { $0.take(at: now, settings: settings) }
    }

    func waitForDeliveries() async {
        let settings = currentSettings
        let next = queue.withLock { queue in
            queue.inFlightCount < settings.postsAtOnce ? queue.nextMoment(settings: settings) : nil
        }
        await clock.wait(for: deliveryBell, until: next)
    }

    func finish(_ delivery: Delivery, status: Int?) {
        let (now, settings) = (clock.now(), currentSettings)
        queue.withLock { $0.finish(delivery.id, status: status, at: now, settings: settings) }
        deliveryBell.ring()
    }

    /// Looks at or changes the mail: pause, resume, redeliver.
    func mail<Answer>(_ body: (inout sending DeliveryQueue, Timestamp) -> sending Answer) -> Answer {
        let now = clock.now()
        let answer = queue.withLock { body(&$0, now) }
        deliveryBell.ring()
        return answer
    }

    /// Whether so much mail waits that nothing more should be taken on.
    var isFull: Bool { queue.withLock { $0.undelivered } >= undeliveredMax }

    // MARK: Time

    /// Lets time pass in the world until it is cancelled.
    func run() async {
        while !Task.isCancelled {
            let next = act { world, _ in world.schedule.earliest }
            await clock.wait(for: scheduleBell, until: next)
        }
    }
}

/// Drives an engine's clock for the life of the process.
struct EngineDriver: Service {
    let engine: Engine

    func run() async throws {
        await cancelWhenGracefulShutdown { await engine.run() }
    }
}
