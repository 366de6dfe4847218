import Events
import Workspaces

extension Features {
    /// Live views hear what becomes of members and teams.
    static func staffNews(_ events: EventLog) -> StaffNews {
        { change, workspace, transaction in
            let news = NewEvent(
                workspace: workspace,
                kind: change.rawValue,
                subject: "\(workspace)",
                payload: "{}"
            )
            try events.append(news, in: transaction)
        }
    }
}
