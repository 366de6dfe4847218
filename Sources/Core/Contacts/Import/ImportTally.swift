/// How many rows got which verdict.
struct ImportTally: Equatable {
    var ok = 0
    var duplicate = 0
    var invalid = 0
}
