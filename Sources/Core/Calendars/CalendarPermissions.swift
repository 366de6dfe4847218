package import Routes

extension Permission {
    /// Working hours, and what happens to conversations by itself.
    package static let viewAutomations = Permission("automations.view", from: .member)
    package static let manageAutomations = Permission("automations.manage", from: .admin)
    package static let automations = [viewAutomations, manageAutomations]
}
