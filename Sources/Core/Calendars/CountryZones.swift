/// The time zones of a country, for people of whom nothing better is known than where their number is from.
///
/// Source: `zone1970.tab` of the IANA time zone database, 2025b (in the public domain), kept as `Data/country_zones.csv`: country,
/// zones in the file's order.
package enum CountryZones {
    private static let zones: [String: [String]] = {
        let lines = String(decoding: PackageResources.country_zones_csv, as: UTF8.self).split(separator: "\n")
            .dropFirst()
        let pairs = lines.compactMap { line -> (String, [String])? in
            let parts = line.split(separator: ",")
            guard parts.count == 2 else { return nil }
            return (String(parts[0]), parts[1].split(separator: "|").map(String.init))
        }
        return Dictionary(pairs) { first, _ in first }
    }()

    /// - Parameter country: ISO 3166-1 alpha-2.
    package static func clocks(of country: String) -> [ZoneClock] {
        (zones[country] ?? []).compactMap { ZoneClock($0) }
    }
}
