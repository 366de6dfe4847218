import Contacts
import Foundation
import Messaging
import Primitives
import Routes
import Storage
import Workspaces

/// What a campaign's plan does for somebody who answered, in the step that takes the answer in.
///
/// What is not possible any more, a tag that was deleted, a member who left, leaves a line in the thread and loses nothing
/// else.
struct ReplyActions {
    let answers: CampaignAnswers
    let desk: InboxDesk
    let answer: Answer
    let found: ReplyStore.Found

    func carryOut(_ counted: CampaignAnswer) throws {
        guard !found.plan.isNone, let id = answer.conversation else { return }
        let planned = counted.tapped.flatMap { tap in found.plan.buttons.first { $0.index == tap.button } }
        if let planned {
            guard counted.tapped?.isFirst == true else { return }
            try carryOut(planned, in: id)
        } else if counted.isReply {
            try place(id, inbox: found.plan.inbox, member: found.plan.memberId, team: found.plan.teamId)
        }
    }

    private func carryOut(_ button: ReplyPlan.Button, in id: ConversationID) throws {
        try place(id, inbox: nil, member: button.memberId, team: button.teamId)
        if let tag = button.tagId { try attempt(in: id) { try self.tag(tag) } }
        if let sequence = button.sequenceId {
            try attempt(in: id) {
                guard let enrol = answers.enrol else { return }
                try enrol(desk.transaction, desk.workspace, sequence, answer.contact, found.campaign)
            }
        }
        if let text = button.text, !text.isEmpty { try attempt(in: id) { try say(text, button.index) } }
    }

    /// Whoever has the conversation keeps it.
    private func place(_ id: ConversationID, inbox: Inbox?, member: MemberID?, team: TeamID?) throws {
        guard inbox != nil || member != nil || team != nil, var conversation = try desk.hold(id) else { return }
        guard conversation.place.assignee == nil else { return }
        if let inbox, inbox != conversation.place.inbox {
            try desk.move(conversation, to: inbox, rule: Self.rule)
            guard let moved = try desk.hold(id) else { return }
            conversation = moved
        }
        guard member != nil || team != nil else { return }
        try attempt(in: id) {
            try desk.check(conversation.place.inbox, member, team)
            let name = try desk.contactName(conversation.contact).shown
            try desk.give(conversation, to: member, team: team, rule: Self.rule, contactName: name)
        }
    }

    private func tag(_ id: TagID) throws {
        guard let tag = try TagStore(desk.transaction, in: desk.workspace).find(id), tag.kind == .contact else {
            throw Problem("tag-not-found", status: 404, title: "The tag is not there any more")
        }
        let editor = ContactEditor(
            desk.transaction,
            in: desk.workspace,
            ambient: answers.ambient,
            by: nil,
            cause: "\(found.campaign)"
        )
        let contacts = try editor.lock([answer.contact])
        guard try editor.full(contacts.map(\.id.subject), [tag]).isEmpty else {
            throw Problem("too-many", status: 409, title: "The contact has as many tags as there can be")
        }
        var edit = ContactEdit()
        edit.tagging = [tag]
        let changes = try editor.apply(edit, to: contacts)
        try ContactNews(events: answers.events, workspace: desk.workspace).tell(changes, in: desk.transaction)
    }

    private func say(_ text: String, _ button: Int) throws {
        try desk.send(
            Draft(
                channel: answer.channel,
                contact: answer.contact,
                clientID: "campaign:\(found.campaign):\(found.row):\(button)",
                body: .freeForm(
                    type: "text",
                    content: String(decoding: try JSONEncoder().encode(["body": text]), as: UTF8.self),
                    text: text
                ),
                origin: .automation
            )
        )
    }

    private func attempt(in id: ConversationID, _ body: () throws -> Void) throws {
        let problem: Problem
        do {
            return try desk.transaction.savepoint(body)
        } catch let error as any ProblemConvertible {
            problem = error.problem
        } catch let error as Problem {
            problem = error
        }
        guard let conversation = try desk.hold(id) else { return }
        try desk.tell("rule-skipped", ["rule": Self.rule, "note": problem.title], in: conversation)
    }

    private static let rule = "campaign"
}
