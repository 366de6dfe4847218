package import Primitives

/// What is open between a business number and a customer when a message is quoted.
package struct Window: Sendable, Equatable {
    /// End of the 24 hours after the customer's last message; `nil` when there never was one.
    package let serviceUntil: Timestamp?
    /// End of the free entry point window: the business's first answer plus `CreditSettings.entryPointLength`.
    package let entryPointUntil: Timestamp?
    /// How many of the month's free service messages the number has left. See `ServiceMonth`.
    package let freeServiceLeft: Int

    /// Nothing is open: a message out of the blue.
    package static let closed = Window(serviceUntil: nil, entryPointUntil: nil, freeServiceLeft: 0)

    package init(serviceUntil: Timestamp?, entryPointUntil: Timestamp?, freeServiceLeft: Int) {
        self.serviceUntil = serviceUntil
        self.entryPointUntil = entryPointUntil
        self.freeServiceLeft = freeServiceLeft
    }

    enum State: String {
        case entryPoint = "entry_point"
        case service
        case none
    }

    /// Both ends are exclusive: at the very instant a window ends it is closed.
    func state(at moment: Timestamp) -> State {
        if let entryPointUntil, moment < entryPointUntil { return .entryPoint }
        if let serviceUntil, moment < serviceUntil { return .service }
        return .none
    }
}
