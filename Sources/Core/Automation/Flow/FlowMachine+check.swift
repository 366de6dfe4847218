import CloudAPI
import Primitives

/// What is wrong with a flow, before it is published.
extension FlowMachine {
    /// Cards of one flow.
    package static let nodesMost = 200
    /// What is written on one card, in bytes of JSON.
    package static let cardBytesMost = 65_536

    /// - Parameter path: what the author calls a card's place: `steps.2`; its identity when it is left out.
    package func check(_ flow: Flow, path: (NodeID) -> String = { "nodes.\($0)" }) -> [FlowFinding] {
        var findings: [FlowFinding] = []
        if flow.nodes.count > Self.nodesMost {
            findings.append(
                FlowFinding(
                    "",
                    "It has \(flow.nodes.count, "count") steps.",
                    mend: "Keep to \(Self.nodesMost, "limit"), or make two of it.",
                    code: "too-many-steps"
                )
            )
        }
        if let entry = flow.entry, flow.nodes[entry] == nil {
            findings.append(
                FlowFinding(
                    "entry",
                    "It begins at a step that is not there.",
                    mend: "Choose the first step.",
                    code: "no-entry"
                )
            )
        }
        for (id, node) in flow.nodes.sorted(by: { $0.key < $1.key }) {
            findings += check(node, at: path(id), in: flow)
        }
        let reached = reached(from: flow.entry, in: flow)
        for id in flow.nodes.keys.sorted() where !reached.contains(id) {
            findings.append(
                FlowFinding(
                    path(id),
                    "Nothing leads to this step.",
                    mend: "Connect it, or delete it.",
                    code: "unreached",
                    isWarning: true
                )
            )
        }
        if let circle = circle(in: flow, among: reached) {
            findings.append(
                FlowFinding(
                    path(circle),
                    "The way from here leads back here without a rest.",
                    mend: "Put a delay or a question into the circle.",
                    code: "circle"
                )
            )
        }
        return findings
    }

    private func check(_ node: FlowNode, at path: String, in flow: Flow) -> [FlowFinding] {
        guard let kind = kinds[node.kind] else {
            return [
                FlowFinding(
                    path,
                    "There is no step of the kind “\(node.kind.prefix(60), "kind")”.",
                    mend: "Delete it.",
                    code: "unknown-kind"
                )
            ]
        }
        var findings = kind.check(node.card).map { found -> FlowFinding in
            var placed = found
            placed.path = found.path.isEmpty ? path : "\(path).\(found.path)"
            return placed
        }
        if node.card.bytes().count > Self.cardBytesMost {
            findings.append(
                FlowFinding(
                    path,
                    "It is too long.",
                    mend: "Keep it under \(Self.cardBytesMost, "limit") bytes.",
                    code: "card-too-long"
                )
            )
        }
        for (exit, target) in node.exits.sorted(by: { $0.key < $1.key }) {
            if !kind.exits.contains(exit) {
                findings.append(
                    FlowFinding(
                        path,
                        "It has no exit “\(exit.prefix(60), "exit")”.",
                        mend: "Connect another exit.",
                        code: "no-exit"
                    )
                )
            } else if flow.nodes[target] == nil {
                findings.append(
                    FlowFinding(
                        path,
                        "It leads to a step that is not there.",
                        mend: "Connect it anew.",
                        code: "leads-nowhere"
                    )
                )
            }
        }
        return findings
    }

    private func reached(from entry: NodeID?, in flow: Flow) -> Set<NodeID> {
        var (reached, open): (Set<NodeID>, [NodeID]) = ([], entry.map { [$0] } ?? [])
        while let id = open.popLast() {
            guard let node = flow.nodes[id], reached.insert(id).inserted else { continue }
            open += node.exits.values
        }
        return reached
    }

    /// A card of a circle in which no card rests: found by taking away what leads to none such, again and again.
    private func circle(in flow: Flow, among reached: Set<NodeID>) -> NodeID? {
        var left = flow.nodes.filter { id, node in reached.contains(id) && kinds[node.kind]?.rests == false }
        while true {
            let ends = left.filter { _, node in node.exits.values.allSatisfy { left[$0] == nil } }
            guard !ends.isEmpty else { return left.keys.min() }
            for id in ends.keys { left[id] = nil }
        }
    }
}
