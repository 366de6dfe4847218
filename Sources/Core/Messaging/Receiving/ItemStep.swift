import CloudAPI
import Contacts
import Credits
import Primitives
import Storage
import Templates

/// What one item does.
struct ItemStep {
    let steps: ReceivingSteps
    let transaction: Transaction
    let now: Timestamp

    /// - Returns: what campaigns are to count of it.
    func apply(_ addressed: ReceivingSteps.Addressed) throws -> [CampaignAnswer] {
        switch addressed.item.content {
        case .message(let message):
            return try InboundStep(steps: steps, transaction: transaction, now: now).apply(message, addressed)
        case .echo(let message):
            try EchoStep(steps: steps, transaction: transaction, now: now).apply(message, addressed)
        case .userPreference(let preference):
            return try consent(preference, addressed)
        case .phoneNumberQuality(let update):
            try keep(addressed)
            try change(addressed, update)
            try look(addressed)
        case .phoneNumberName(let update):
            try keep(addressed)
            try ChannelHealthStore(transaction: transaction, workspace: addressed.workspace)
                .noteName(reason: update.rejectionReason, of: addressed.channel.id)
            try look(addressed)
        case .accountUpdate(let update):
            try keep(addressed)
            if update.event == .volumeTier { try hear(update.volumeTier, addressed) }
            try look(addressed)
        case .businessCapability, .accountReview, .security:
            try keep(addressed)
            try look(addressed)
        case .templateStatus, .templateQuality, .templateCategory, .templateCategoryDetection, .templateComponents:
            try keep(addressed)
            try TemplateReceiver(
                transaction,
                workspace: addressed.workspace,
                channel: addressed.channel.id,
                ambient: steps.ambient,
                events: steps.service.events
            ).take(addressed.item.content)
            try steps.syncTemplates(transaction, addressed.workspace, addressed.channel.id)
        case .status, .paymentStatus, .numberErrors, .call, .callStatus, .group, .handover, .automaticEvent, .history,
            .historyMedia, .addressBook, .businessUsername, .accountAlert, .accountSettings, .flow,
            .paymentConfiguration, .partnerSolution,
            .unknown, .malformed:
            try keep(addressed)
        }
        return []
    }

    private func keep(_ addressed: ReceivingSteps.Addressed) throws {
        try ChannelNoticeStore(transaction: transaction, ambient: steps.ambient).keep(addressed, at: now)
    }

    /// What changed is asked of Meta: a webhook may be late, and another may be lost.
    private func look(_ addressed: ReceivingSteps.Addressed) throws {
        try ChannelCheck.start(addressed.channel.id, in: addressed.workspace, ambient: steps.ambient, transaction)
    }

    /// The account's messages of a market cost less from now on, this month.
    private func hear(_ tier: VolumeTier?, _ addressed: ReceivingSteps.Addressed) throws {
        let news = VolumeNews(
            region: tier?.region,
            category: tier?.category?.rawValue,
            tier: tier?.tier,
            month: tier?.effectiveMonth,
            updateSeconds: tier?.updateSeconds
        )
        try steps.service.credits.ledger(in: transaction)
            .hear(news, of: addressed.channel.id, in: addressed.workspace)
    }

    /// A person stopped or resumed marketing messages in WhatsApp itself.
    private func consent(_ preference: UserPreference, _ addressed: ReceivingSteps.Addressed) throws
        -> [CampaignAnswer]
    {
        try keep(addressed)
        guard preference.category == nil || preference.category == "marketing_messages" else { return [] }
        let wanted: OptIn
        switch preference.value {
        case .stop: wanted = .no
        case .resume, .signup: wanted = .yes
        // A word we do not know is no consent.
        default: return []
        }
        let at = Timestamp(seconds: preference.timestampSeconds, heardAt: now)
        let store = steps.service.contacts(transaction)
        let contact = try store.resolve(
            workspace: addressed.workspace,
            identities: ContactIdentities(
                phone: (preference.waID ?? preference.contact?.waID).flatMap { PhoneNumber(digits: $0) },
                userID: preference.userID ?? preference.contact?.userID,
                username: preference.contact?.username,
                name: preference.contact?.name
            ),
            source: .inbound,
            onMerge: steps.service.followMerge
        )
        try store.consent(
            wanted,
            of: contact.id,
            source: .keyword,
            at: at,
            in: addressed.workspace
        )
        guard wanted == .no else { return [] }
        return try AnswerStep(service: steps.service, transaction: transaction, workspace: addressed.workspace)
            .optedOut(contact, on: addressed.channel.id, at: at)
    }

    private func change(_ addressed: ReceivingSteps.Addressed, _ update: PhoneNumberQualityUpdate) throws {
        guard update.event == "THROUGHPUT_UPGRADE" else { return }
        try ChannelStore(transaction)
            .setThroughput(addressed.workspace, addressed.channel.id, messagesPerSecond: 1000)
    }
}
