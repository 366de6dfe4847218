package import Primitives
package import Storage

extension VolumeTiers {
    /// A number that is connected has what the other numbers of its account have reached: Meta told it before.
    package static func share(
        _ others: [ChannelID],
        with channel: ChannelID,
        in workspace: WorkspaceID,
        _ transaction: Transaction,
        ambient: Ambient
    ) throws {
        let store = VolumeTierStore(transaction: transaction)
        let copied = try others.reduce(0) { try $0 + store.copy(from: $1, to: channel, in: workspace) }
        guard copied > 0 else { return }
        try WalletStore(transaction: transaction).setTiersVersion(ambient.rawID(), of: workspace)
    }
}
