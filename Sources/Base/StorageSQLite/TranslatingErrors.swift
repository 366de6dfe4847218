import GRDB
import Storage

/// GRDB's errors in our words.
func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as GRDB.DatabaseError {
        // What GRDB says of a pool that was closed.
        if error.resultCode == .SQLITE_MISUSE { throw Storage.DatabaseError.closed }
        throw Storage.DatabaseError.sqlite(error.extendedResultCode.rawValue, error.message ?? "")
    }
}
