import CloudAPI
import Primitives

/// What Meta decides about templates, and tells. Source: reference sections 5 and 9.4.
extension World {
    mutating func planReview(_ template: Template, at now: Timestamp) {
        let span = settings.reviewAfter
        let after = draw { $0.duration(span) }
        schedule.add(.review(template.id, revision: template.revision), at: now + after)
    }

    /// Meta has looked at the template.
    mutating func review(_ id: String, revision: Int, at now: Timestamp) {
        guard let template = templates[id], template.revision == revision, template.status == .pending else { return }
        let share = settings.rejections
        let isRejected = draw { $0.happens(share) }
        // A word that stands for what Meta would find abusive, so that tests can be sure of a rejection.
        if isRejected || template.name.contains("reject_me") {
            return setTemplate(id, .rejected, reason: "INVALID_FORMAT", at: now)
        }
        if template.category != "AUTHENTICATION",
            rules(at: now).predict(.object(templateNode(template))).category == .authentication
        {
            return setTemplate(id, .rejected, reason: "TAG_CONTENT_MISMATCH", at: now)
        }
        setTemplate(id, .approved, reason: "NONE", at: now)
        if revision > 0 { tellComponents(template, at: now) }
    }

    mutating func unpause(_ id: String, at now: Timestamp) {
        guard templates[id]?.status == .paused else { return }
        setTemplate(id, .approved, reason: "NONE", event: "REINSTATED", at: now)
    }

    /// Changes a template's status and tells the business.
    /// - Parameter event: what the webhook calls it, when that is not the status.
    mutating func setTemplate(
        _ id: String,
        _ status: TemplateStatus,
        reason: String,
        event: String? = nil,
        at now: Timestamp
    ) {
        guard var template = templates[id] else { return }
        template.status = status
        template.rejectedReason = status == .rejected ? reason : "NONE"
        if status == .approved, template.quality == "UNKNOWN" { template.quality = "GREEN" }
        if status == .paused { template.pauses += 1 }
        templates.put(template)
        let pause: (title: String, hours: Int64) = template.pauses > 1 ? ("SECOND_PAUSE", 6) : ("FIRST_PAUSE", 3)
        let notice: JSON? =
            switch status {
            case .paused:
                [
                    "title": .string(pause.title),
                    "description": "Paused for \(pause.hours) hours because of low quality.",
                ]
            case .disabled: ["title": "DISABLED", "description": "Disabled because of low quality."]
            default: nil
            }
        tell(
            "message_template_status_update",
            template,
            [
                "event": .string(event ?? status.rawValue),
                "reason": .string(template.rejectedReason),
                "message_template_category": .string(template.category),
                "other_info": notice,
                "disable_info": status == .disabled ? ["disable_date": .integer(now.seconds)] : nil,
                "rejection_info": status == .rejected ? Self.rejection(reason) : nil,
            ],
            at: now
        )
        if status == .paused { schedule.add(.unpause(id), at: now + .hours(pause.hours)) }
    }

    /// The words Meta adds to a rejection.
    private static func rejection(_ reason: String) -> JSON {
        switch reason {
        case "INVALID_FORMAT":
            [
                "reason": "The template's format is not right.",
                "recommendation": "Check its variables and their samples, then submit it again.",
            ]
        case "TAG_CONTENT_MISMATCH", "INCORRECT_CATEGORY":
            [
                "reason": "The template's words do not fit its category or language.",
                "recommendation": "Choose the category that fits, then submit it again.",
            ]
        default:
            [
                "reason": "The template breaks WhatsApp's policy.",
                "recommendation": "Read the policy and change the text.",
            ]
        }
    }

    /// Red pauses for 3 hours, then for 6, then disables.
    mutating func setQuality(_ id: String, _ quality: String, at now: Timestamp) {
        guard var template = templates[id] else { return }
        let previous = template.quality
        template.quality = quality
        templates.put(template)
        tell(
            "message_template_quality_update",
            template,
            ["previous_quality_score": .string(previous), "new_quality_score": .string(quality)],
            at: now
        )
        guard quality == "RED", previous != "RED", template.status == .approved else { return }
        setTemplate(id, template.pauses < 2 ? .paused : .disabled, reason: "NONE", at: now)
    }

    /// - Parameter noticeHours: Meta gives notice and changes it after so many hours; 0 changes it now.
    mutating func setCategory(_ id: String, _ category: String, noticeHours: Int64, at now: Timestamp) {
        guard var template = templates[id] else { return }
        guard noticeHours == 0 else {
            let due = now + .hours(noticeHours)
            tell(
                "template_category_update",
                template,
                [
                    "new_category": .string(template.category), "correct_category": .string(category),
                    "category_update_timestamp": .integer(due.seconds),
                ],
                at: now
            )
            return schedule.add(.category(id, category), at: due)
        }
        guard template.category != category else { return }
        let previous = template.category
        template.previousCategory = previous
        template.category = category
        templates.put(template)
        tell(
            "template_category_update",
            template,
            ["previous_category": .string(previous), "new_category": .string(category)],
            at: now
        )
    }

    /// Meta thinks that the template belongs to another category, and says so without changing it.
    mutating func detectCategory(_ id: String, _ category: String, at now: Timestamp) {
        guard let template = templates[id] else { return }
        tell(
            "template_correct_category_detection",
            template,
            ["category": .string(template.category), "correct_category": .string(category)],
            at: now
        )
    }

    private mutating func tellComponents(_ template: Template, at now: Timestamp) {
        let buttons = template.buttons.map { button -> JSON in
            [
                "message_template_button_type": button["type"],
                "message_template_button_text": button["text"],
                "message_template_button_url": button["url"],
                "message_template_button_phone_number": button["phone_number"],
            ]
        }
        tell(
            "message_template_components_update",
            template,
            [
                "message_template_element": template.component("BODY")?["text"] ?? "",
                "message_template_title": template.component("HEADER")?["text"],
                "message_template_footer": template.component("FOOTER")?["text"],
                "message_template_buttons": buttons.isEmpty ? nil : .array(buttons),
            ],
            at: now
        )
    }

    private mutating func tell(_ field: String, _ template: Template, _ facts: JSONObject, at now: Timestamp) {
        let identity: [(String, JSON?)] = [
            ("message_template_id", Int64(template.id).map { .integer($0) }),
            ("message_template_name", .string(template.name)),
            ("message_template_language", .string(template.language)),
        ]
        post(accountUpdate(field, .members(identity + facts.members.map { ($0.key, $0.value) }), at: now))
    }
}
