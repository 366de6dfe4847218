package import ArgumentParser
import Billing
import Server

/// `lodestone plans list`.
package struct PlansListCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the plans with their limits, and how many workspaces are on each."
    )

    @OptionGroup var options: ServerOptions

    package init() {}

    package func run() async throws {
        let all = try await Operator.with(options) { try await $0.features.billing.plans.all() }
        for counted in all {
            let plan = counted.plan
            let limits = [
                ("members", plan.limits.members), ("channels", plan.limits.channels),
                ("contacts", plan.limits.contacts),
            ]
            let words = limits.map { "\($0.0)=\($0.1.map { "\($0)" } ?? "unlimited")" }.joined(separator: " ")
            let state = plan.retiredAt != nil ? " retired" : plan.isDefault ? " default" : ""
            Console.print("\(plan.id) \(plan.name): \(words) workspaces=\(counted.workspaces)\(state)")
        }
        if all.isEmpty { Console.print("There are no plans: everything is unlimited.") }
    }
}
