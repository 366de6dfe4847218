extension CloudAPIClient {
    /// The client that makes calls. Cheap to make: the connections belong to the transport.
    public static func live(_ settings: CloudAPISettings, over transport: CloudAPITransport) -> CloudAPIClient {
        let caller = GraphCaller(settings, over: transport)
        return CloudAPIClient(
            send: caller.send,
            sendMarketing: caller.sendMarketing,
            markAsRead: caller.markAsRead,
            uploadMedia: caller.uploadMedia,
            media: caller.media,
            downloadMedia: caller.downloadMedia,
            uploadHandle: caller.uploadHandle,
            deleteMedia: caller.deleteMedia,
            templates: caller.templates,
            template: caller.template,
            createTemplate: caller.createTemplate,
            editTemplate: caller.editTemplate,
            unpauseTemplate: caller.unpauseTemplate,
            deleteTemplate: caller.deleteTemplate,
            phoneNumbers: caller.phoneNumbers,
            phoneNumber: caller.phoneNumber,
            register: caller.register,
            deregister: caller.deregister,
            requestCode: caller.requestCode,
            verifyCode: caller.verifyCode,
            businessProfile: caller.businessProfile,
            updateBusinessProfile: caller.updateBusinessProfile,
            overrideNumberWebhook: caller.overrideNumberWebhook,
            block: caller.block,
            unblock: caller.unblock,
            blocked: caller.blocked,
            account: caller.account,
            pricingAnalytics: caller.pricingAnalytics,
            subscribedApps: caller.subscribedApps,
            subscribe: caller.subscribe,
            unsubscribe: caller.unsubscribe,
            inspectToken: caller.inspectToken
        )
    }
}
