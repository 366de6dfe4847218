/// What a webhook item says.
public enum WebhookContent: Sendable {
    // Of the conversations of a number.
    case message(InboundMessage)
    case status(MessageStatus)
    case paymentStatus(PaymentStatus)
    /// Errors of the number itself, which concern no message.
    case numberErrors([GraphError])
    case userPreference(UserPreference)
    case call(CallEvent)
    case callStatus(CallStatus)
    case group(GroupEvent)
    case handover(ThreadHandover)
    case automaticEvent(AutomaticEvent)

    // Of a number that stays in the WhatsApp Business app.
    /// A message that the business sent from the app, or changed there.
    case echo(InboundMessage)
    case history(HistoryChunk)
    /// A message whose media a history chunk announced.
    case historyMedia(InboundMessage)
    case addressBook(AddressBookChange)

    // Of templates.
    case templateStatus(TemplateStatusUpdate)
    case templateQuality(TemplateQualityUpdate)
    case templateCategory(TemplateCategoryUpdate)
    case templateCategoryDetection(TemplateCategoryDetection)
    case templateComponents(TemplateComponentsUpdate)

    // Of the number and the account.
    case phoneNumberQuality(PhoneNumberQualityUpdate)
    case phoneNumberName(PhoneNumberNameUpdate)
    case businessCapability(BusinessCapabilityUpdate)
    case businessUsername(BusinessUsernameUpdate)
    case accountUpdate(AccountUpdate)
    case accountAlert(AccountAlert)
    case accountReview(AccountReviewUpdate)
    case accountSettings(AccountSettingsUpdate)
    case security(SecurityEvent)
    case flow(FlowUpdate)
    case paymentConfiguration(PaymentConfigurationUpdate)
    case partnerSolution(PartnerSolutionUpdate)

    /// A field, or a part of one, that has no type here.
    case unknown
    /// Not the shape that its field has; `why` says what is wrong.
    case malformed(why: String)
}
