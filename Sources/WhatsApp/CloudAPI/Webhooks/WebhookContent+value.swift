extension WebhookContent {
    /// Reads the value of a field that holds one item.
    init(field: String, value: JSON) throws(WireError) {
        self =
            switch field {
            // A published example labels a quality update as a status update.
            case "message_template_status_update" where value["new_quality_score"] != nil:
                .templateQuality(try TemplateQualityUpdate(value))
            case "message_template_status_update": .templateStatus(try TemplateStatusUpdate(value))
            case "message_template_quality_update": .templateQuality(try TemplateQualityUpdate(value))
            case "message_template_components_update": .templateComponents(try TemplateComponentsUpdate(value))
            case "template_category_update": .templateCategory(try TemplateCategoryUpdate(value))
            case "template_correct_category_detection":
                .templateCategoryDetection(try TemplateCategoryDetection(value))
            case "phone_number_quality_update": .phoneNumberQuality(try PhoneNumberQualityUpdate(value))
            case "phone_number_name_update": .phoneNumberName(try PhoneNumberNameUpdate(value))
            case "business_capability_update": .businessCapability(BusinessCapabilityUpdate(value))
            case "business_username_updates": .businessUsername(try BusinessUsernameUpdate(value))
            case "account_update": .accountUpdate(try AccountUpdate(value))
            case "account_alerts": .accountAlert(try AccountAlert(value))
            case "account_review_update": .accountReview(try AccountReviewUpdate(value))
            case "account_settings_update": .accountSettings(try AccountSettingsUpdate(value))
            case "security": .security(try SecurityEvent(value))
            case "flows": .flow(try FlowUpdate(value))
            case "payment_configuration_update": .paymentConfiguration(try PaymentConfigurationUpdate(value))
            case "partner_solutions": .partnerSolution(try PartnerSolutionUpdate(value))
            case "messaging_handovers": .handover(try ThreadHandover(value))
            default: .unknown
            }
    }
}
