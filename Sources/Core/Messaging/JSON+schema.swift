package import CloudAPI
package import Routes

extension JSON: SchemaDescribed {
    /// Anything: Meta's own shapes.
    package static var schema: JSONTree { .object([JSONTree.Member]()) }
    package static var schemaSample: JSON { .null }
}
