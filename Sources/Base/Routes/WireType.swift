/// A type that is read from or written as JSON, by which the API's document finds its schema.
package typealias WireType = any (Decodable & SendableMetatype).Type
