import Primitives

/// Tells the other processes that this one sends on a channel, and takes its fair share of the number's rate.
struct Heart: Sendable {
    let line: OutgoingLine
    let channel: ChannelID
    let pace: Pace
    let ambient: Ambient

    func beat() async {
        while !Task.isCancelled {
            do { try await ambient.sleep(.seconds(3)) } catch { return }
            if let processes = try? await line.beat(channel: channel) {
                pace.share(among: processes)
            }
        }
    }
}
