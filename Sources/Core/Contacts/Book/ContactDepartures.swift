import Primitives
import Storage
package import Workspaces

/// What becomes of contacts and companies when the member who looks after them goes: they are nobody's.
package enum ContactDepartures {
    package static let hooks = Departures(
        member: { member, workspace, transaction in
            for table in ["contacts", "companies"] {
                try transaction.run(
                    """
                    UPDATE \(raw: table) SET owner_id = 0
                    WHERE workspace_id = \(workspace) AND owner_id = \(member) AND owner_id <> 0
                    """
                )
            }
        }
    )
}
