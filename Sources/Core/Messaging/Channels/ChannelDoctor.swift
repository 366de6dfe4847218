import CloudAPI
import Foundation
package import Primitives
import Storage
import Workspaces

/// Looks at everything that a connected number needs, and says what to do about what is wrong. It changes nothing but what is
/// known of the number.
package struct ChannelDoctor: Sendable {
    let channels: ChannelService
    let check: ChannelCheck
    let webhookURL: String
    let reach: WebReach

    /// - Throws: `MessagingError.channelNotFound`, `DatabaseError`.
    package func examine(_ id: ChannelID, in workspace: WorkspaceID) async throws -> [DoctorCheck] {
        let (channel, api) = try await channels.connection(workspace, id)
        guard channel.state == .connected else {
            return [
                .fail(
                    .number,
                    "channel-disconnected",
                    "The channel was disconnected here.",
                    "Connect the number again under Settings, Channels."
                )
            ]
        }
        let token = Secret(try channels.box.open(channel.accessToken, for: "channel token \(workspace)"))
        let inspected = await Self.outcome { () async throws(CloudAPIError) in try await api.inspectToken(token) }
        let number = await Self.outcome { () async throws(CloudAPIError) in
            try await api.phoneNumber(channel.phoneNumberID)
        }
        let account = await Self.outcome { () async throws(CloudAPIError) in try await api.account(channel.wabaID) }
        let apps = await Self.outcome { () async throws(CloudAPIError) in try await api.subscribedApps(channel.wabaID) }
        let app = try? inspected.get().appID
        if case .success = number, let state = try? await check.ask(channel, in: workspace) {
            try await channels.database.write { try check.keep(state, of: id, in: workspace, $0) }
        }
        let used = try await channels.database.read { transaction in
            try ReachedStore(transaction: transaction, workspace: workspace)
                .count(wabaID: channel.wabaID, since: channels.ambient.now() - ReachedStore.counted)
        }
        var checks = Self.token(inspected, now: channels.ambient.now())
        checks.append(await secret(channel, token, in: workspace))
        checks += Self.number(number, used: used)
        checks += Self.account(account, number)
        checks.append(Self.subscription(apps, app: app))
        checks.append(await webhook(number))
        checks.append(heard(channel))
        checks.append(await clock(channel))
        return checks
    }

    static func outcome<Answer: Sendable>(
        _ call: () async throws(CloudAPIError) -> Answer
    ) async -> Result<Answer, CloudAPIError> {
        do {
            return .success(try await call())
        } catch {
            return .failure(error)
        }
    }

    /// Meta refuses a call whose proof another secret made.
    private func secret(_ channel: Channel, _ token: Secret, in workspace: WorkspaceID) async -> DoctorCheck {
        guard let proving = channels.proving,
            let secret = try? channels.box.open(channel.appSecret, for: "channel secret \(workspace)"),
            let api = try? proving(channel.baseURL, token.revealed(), secret)
        else { return .skipped(.secret, "secret-unasked", "It was not looked whether the app secret is right.") }
        switch await Self.outcome({ () async throws(CloudAPIError) in try await api.phoneNumber(channel.phoneNumberID) }
        ) {
        case .success: return .ok(.secret, "secret-good", "The app secret belongs to the token's app.")
        case .failure(.refused(let error)) where error.message.lowercased().contains("proof"):
            return .fail(
                .secret,
                "secret-wrong",
                "The app secret is not that of the token's app: webhooks cannot be told from forgeries, and are refused.",
                "Copy the app secret from Meta's app dashboard, App settings, Basic, and connect the channel again with it."
            )
        case .failure(let error): return .unanswered(.secret, error)
        }
    }

    /// As Meta asks it.
    private func webhook(_ number: Result<PhoneNumberRecord, CloudAPIError>) async -> DoctorCheck {
        let mend: Said =
            "In Meta's app dashboard, WhatsApp, Configuration, set the callback URL to \(webhookURL, "url") and subscribe to"
            + " messages and the other fields."
        if case .success(let record) = number {
            let urls = record.webhookURLs
            let used = [urls.phoneNumber, urls.account, urls.application].compactMap { $0 }.first { !$0.isEmpty }
            if let used, used != webhookURL {
                return .fail(
                    .webhook,
                    "webhook-elsewhere",
                    "WhatsApp sends the number's webhooks to another address: \(used.prefix(200), "used").",
                    mend
                )
            }
            if used == nil, !urls.isEmpty {
                return .fail(.webhook, "webhook-none", "WhatsApp has no address for the number's webhooks.", mend)
            }
        }
        guard let token = try? WebhookProbe(box: channels.box, ambient: channels.ambient).token() else {
            return .skipped(.webhook, "webhook-unasked", "It was not looked whether the address answers.")
        }
        let challenge = "\(channels.ambient.rawID())"
        let url = "\(webhookURL)?hub.mode=subscribe&hub.challenge=\(challenge)&hub.verify_token=\(token)"
        let network: Said =
            "See that \(webhookURL, "url") leads to this server from the internet, by HTTPS with a good certificate"
            + " (public-url, reverse proxy, firewall)."
        guard let answer = try? await reach.get(url) else {
            return .fail(.webhook, "webhook-silent", "The address for webhooks does not answer.", network)
        }
        guard answer.status == 200, answer.body == challenge else {
            return .fail(
                .webhook,
                "webhook-other",
                "Something else than this server answers there (\(answer.status, "answer")).",
                network
            )
        }
        return .ok(
            .webhook,
            "webhook-good",
            "The address answers as WhatsApp asks it, and is the one that WhatsApp has."
        )
    }

    private func heard(_ channel: Channel) -> DoctorCheck {
        let now = channels.ambient.now()
        if let since = channel.unheardSince, since + ChannelHealthBody.lateAfter < now {
            return .fail(
                .heard,
                "heard-nothing-of",
                "WhatsApp took messages and has told nothing of them since \(since, "since").",
                "Mend what is wrong above; WhatsApp repeats its webhooks for up to seven days, so nothing is lost by then."
            )
        }
        guard let heard = channel.heardAt else {
            return .warn(
                .heard,
                "heard-never",
                "No webhook of this number has come yet.",
                "Write to the number from a telephone. If nothing appears in the inbox, mend what is wrong above."
            )
        }
        return .ok(.heard, "heard", "The last webhook came at \(heard, "at"), signed with the app secret.")
    }

    /// Sign-ins, windows and prices go by the clock.
    private func clock(_ channel: Channel) async -> DoctorCheck {
        guard let date = try? await reach.get(channel.baseURL).date, let theirs = HTTPDate.read(date) else {
            return .skipped(.clock, "clock-unread", "WhatsApp's clock could not be read.")
        }
        let seconds = abs((channels.ambient.now() - theirs).milliseconds) / 1000
        guard seconds > 30 else { return .ok(.clock, "clock-good", "This server's clock agrees with WhatsApp's.") }
        let words: Said = "This server's clock is \(seconds, "seconds") seconds away from WhatsApp's."
        let mend: Said = "Let the server keep time by NTP (timedatectl set-ntp true)."
        return seconds > 300 ? .fail(.clock, "clock-off", words, mend) : .warn(.clock, "clock-off", words, mend)
    }
}

extension PhoneNumberRecord.WebhookURLs {
    var isEmpty: Bool { phoneNumber == nil && account == nil && application == nil }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func read(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])),
            parts[1].count == 2, parts[3].count == 4, parts[4].count == 8
        else { return nil }
        let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
        return Timestamp("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
    }
}
