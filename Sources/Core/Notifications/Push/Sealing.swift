/// Keeps secrets at rest. The instance's key is above this floor.
package struct Sealing: Sendable {
    /// - Parameter context: the place that the text is bound to.
    package var seal: @Sendable (_ text: String, _ context: String) throws -> [UInt8]
    package var open: @Sendable (_ sealed: [UInt8], _ context: String) throws -> String

    package init(
        seal: @escaping @Sendable (_ text: String, _ context: String) throws -> [UInt8],
        open: @escaping @Sendable (_ sealed: [UInt8], _ context: String) throws -> String
    ) {
        self.seal = seal
        self.open = open
    }
}
