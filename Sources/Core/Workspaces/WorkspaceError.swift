package import Notifications
package import Primitives
package import Routes

/// Every way in which signing in and administration say no.
package enum WorkspaceError: Error, Equatable {
    /// The address or the password; which of them is not told.
    case wrongCredentials
    case emailTaken
    case noWorkspace
    /// Used, run out, or never made.
    case linkNotGood
    case invitationNotGood
    case memberNotFound(MemberID)
    case invitationNotFound(InvitationID)
    case apiKeyNotFound(APIKeyID)
    case sessionNotFound
    case workspaceNotFound
    case alreadyMember(EmailAddress)
    case lastOwner
    /// The role, or the member's, is above the caller's own.
    case aboveOwnRole(Role)
    case roleNotFound(RoleID)
    case roleNameTaken(String)
    /// How many members and open invitations have it.
    case roleInUse(String, by: Int)
    case tooManyRoles(Int)
    /// A role that has this, which the caller lacks.
    case roleBeyondOwn(String)
    case teamNotFound(TeamID)
    case teamNameTaken(String)
    case tooManyTeams(Int)
    /// A scope that there is not, or that the caller does not have.
    case scopeNotHeld(String)
    case tooManyAPIKeys(Int)
    case weakPassword(Password.Weakness)
    case nameMissing
    case wrongCurrentPassword
    case mailNotConfigured
    /// Mail is sent in the name of people whose own address is known to work.
    case emailNotConfirmed
}
