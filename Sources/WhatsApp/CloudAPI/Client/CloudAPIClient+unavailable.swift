extension CloudAPIClient {
    /// Reaches nobody: for tests, which replace the calls that they are about.
    public static var unavailable: CloudAPIClient {
        let why = "there is no connection"
        return CloudAPIClient(
            send: { _, _ in .unreachable(why) },
            sendMarketing: { _, _, _ in .unreachable(why) },
            markAsRead: { _, _, _ throws(CloudAPIError) in throw .unreachable(why) },
            uploadMedia: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            media: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            downloadMedia: { _, _, _ throws(CloudAPIError) in throw .unreachable(why) },
            uploadHandle: { _, _, _ throws(CloudAPIError) in throw .unreachable(why) },
            deleteMedia: { _ throws(CloudAPIError) in throw .unreachable(why) },
            templates: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            template: { _ throws(CloudAPIError) in throw .unreachable(why) },
            createTemplate: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            editTemplate: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            unpauseTemplate: { _ throws(CloudAPIError) in throw .unreachable(why) },
            deleteTemplate: { _, _, _ throws(CloudAPIError) in throw .unreachable(why) },
            phoneNumbers: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            phoneNumber: { _ throws(CloudAPIError) in throw .unreachable(why) },
            register: { _, _, _ throws(CloudAPIError) in throw .unreachable(why) },
            deregister: { _ throws(CloudAPIError) in throw .unreachable(why) },
            requestCode: { _, _, _ throws(CloudAPIError) in throw .unreachable(why) },
            verifyCode: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            businessProfile: { _ throws(CloudAPIError) in throw .unreachable(why) },
            updateBusinessProfile: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            overrideNumberWebhook: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            block: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            unblock: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            blocked: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            account: { _ throws(CloudAPIError) in throw .unreachable(why) },
            pricingAnalytics: { _, _, _ throws(CloudAPIError) in throw .unreachable(why) },
            subscribedApps: { _ throws(CloudAPIError) in throw .unreachable(why) },
            subscribe: { _, _ throws(CloudAPIError) in throw .unreachable(why) },
            unsubscribe: { _ throws(CloudAPIError) in throw .unreachable(why) },
            inspectToken: { _ throws(CloudAPIError) in throw .unreachable(why) }
        )
    }
}
