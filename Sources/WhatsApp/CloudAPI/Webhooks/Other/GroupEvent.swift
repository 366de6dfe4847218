/// Something happened to a group. Which details there are depends on the type.
public struct GroupEvent: Hashable, Sendable {
    public struct Participant: Hashable, Sendable {
        public let waID: String?
        public let userID: String?
        /// As the request named the person.
        public let input: String?
    }

    /// A setting of the group, and whether its change went through.
    public struct Setting: Hashable, Sendable {
        public let text: String?
        public let isUpdated: Bool?
    }

    /// `group_create`, `group_delete`, `group_participants_add`, `group_participants_remove`,
    /// `group_join_request_created`, `group_join_request_revoked`, `group_settings_update`, `group_suspend`,
    /// `group_suspend_cleared`.
    public let type: String
    public let groupID: String?
    public let timestampSeconds: Int64
    /// Of what the business asked for.
    public let requestID: String?
    public let subject: String?
    public let inviteLink: String?
    public let joinApprovalMode: String?
    public let joinRequestID: String?
    /// Who asked to join.
    public let requesterID: String?
    public let reason: String?
    /// `business` or `participant`.
    public let initiator: String?
    public let added: [Participant]
    public let removed: [Participant]
    public let subjectSetting: Setting?
    public let descriptionSetting: Setting?
    public let errors: [GraphError]

    init(_ json: JSON) throws(WireError) {
        type = try json.needText("type")
        groupID = json.text("group_id")
        timestampSeconds = try json.needInteger("timestamp")
        requestID = json.text("request_id")
        subject = json.text("subject")
        inviteLink = json.text("invite_link")
        joinApprovalMode = json.text("join_approval_mode")
        joinRequestID = json.text("join_request_id")
        requesterID = json.text("wa_id")
        reason = json.text("reason")
        initiator = json.text("initiated_by")
        added = json.list("added_participants").map(Participant.init)
        removed = json.list("removed_participants").map(Participant.init)
        subjectSetting = json.child("group_subject").map(Setting.init)
        descriptionSetting = json.child("group_description").map(Setting.init)
        errors = GraphError.list(json)
    }
}

extension GroupEvent.Participant {
    init(_ json: JSON) {
        waID = json.text("wa_id")
        userID = json.text("user_id")
        input = json.text("input")
    }
}

extension GroupEvent.Setting {
    init(_ json: JSON) {
        text = json.text("text")
        isUpdated = json.flag("update_successful")
    }
}
