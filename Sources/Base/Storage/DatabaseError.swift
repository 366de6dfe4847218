/// What a database says no with, in the words of neither engine.
package enum DatabaseError: Error, Equatable {
    /// A primary key or unique index is taken. The text names the index or columns, as the engine says them.
    case uniqueViolation(String)
    case foreignKeyViolation(String)
    /// A CHECK or NOT NULL refused the row, or a value is not of the column's type, or text has a NUL character.
    case checkViolation(String)
    /// Refused by `RAISE` in one of our triggers, with our own word.
    case raised(String)
    /// Another transaction was in the way. The engine has already tried again a few times.
    case conflict(String)
    /// The server went away, the disk is full, the file cannot be written: nothing was committed. But for one case,
    /// which the text tells: PostgreSQL's answer to COMMIT was lost, and nobody knows.
    case unavailable(String)
    case closed
    /// A row does not hold what the code reads from it.
    case column(String, expected: String, found: String)
    /// Anything else: a statement that is wrong.
    case statement(String)
}
