package import Primitives

extension ID where Kind == WorkspaceTag {
    /// Whose jobs are those of the whole instance. No workspace has it: the first identifier ever made is larger.
    package static var instance: WorkspaceID { WorkspaceID(rawValue: 0) }
}
