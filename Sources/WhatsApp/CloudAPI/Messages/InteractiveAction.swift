/// What can be tapped.
public enum InteractiveAction: Hashable, Sendable {
    /// 1 to 3.
    case buttons([ReplyButton])
    /// At most 10 sections, at most 10 rows in all; the label opens the list and has at most 20 characters.
    case list(label: String, sections: [ListSection])
    /// One button that opens a page. No webhook tells of the tap.
    case link(label: String, url: String)
    case locationRequest
    /// 2 to 10 cards, all with images or all with videos.
    case mediaCarousel([MediaCard])
    /// 2 to 10 products of one catalog.
    case productCarousel(catalogID: String, retailerIDs: [String])
    case product(catalogID: String, retailerID: String)
    /// At most 30 products in at most 10 sections; needs a header.
    case productList(catalogID: String, sections: [ProductSection])
    case catalog(thumbnailRetailerID: String? = nil)
    case flow(FlowInvitation)
    /// India only.
    case address(AddressRequest)
    /// India only.
    case orderDetails(OrderDetails)
    case orderStatus(OrderStatus)
    case voiceCall(label: String, ttlMinutes: Int? = nil, payload: String? = nil)
    case callPermission
    /// Asks a person with a username for the number.
    case contactInfo
    /// A type that has no case here, with its `action`.
    case other(type: String, JSON)
}
