package import Primitives

/// Every way a campaign says no to a request.
package enum CampaignError: Error, Equatable {
    case notFound(CampaignID)
    case badName(limit: Int)
    case tooManyVariables(limit: Int)
    /// The campaign is in a state in which this cannot be done.
    case wrongState(Campaign.State, wanted: String)
    case channelNotFound(ChannelID)
    case templateNotFound(TemplateID)
    case templateOfOtherChannel
    case templateNotApproved(status: String)
    case importNotFound
    case importNotReady
    /// The file has not one number that can be written to.
    case nobodyToWriteTo
    /// Variables of the template without a source, and sources that name no column or no variable.
    case variables([VariableFault])
    case startTooFar(limitDays: Int)
    /// What is wrong with the audience: the fault's code, and its words.
    case audience(String, Said)
    /// Other parts of the plan, by the member's name.
    case plan(field: String, code: String, words: Said)
    /// The campaign's reference was used for another message.
    case referenceReused(String)
    case rowNotFound(Int)
    /// The recipient of a message that is to be sent again is not there any more, or has had a newer attempt.
    case movedOn
    /// There is no price for what the campaign would send.
    case priceMissing(market: String)
}

/// What is wrong with where a variable takes its value from.
package struct VariableFault: Sendable, Equatable {
    package let key: String
    package let words: String
}
