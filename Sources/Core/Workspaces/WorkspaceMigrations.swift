package import Storage

package enum WorkspaceMigrations {
    package static let all = [
        Migration("m0210_workspaces", PackageResources.m0210_workspaces_sql),
        Migration("m0211_operators", PackageResources.m0211_operators_sql),
        Migration("m0212_roles_teams", PackageResources.m0212_roles_teams_sql),
        Migration("m0213_keys_teams", PackageResources.m0213_keys_teams_sql),
        Migration("m0214_team_method", PackageResources.m0214_team_method_sql),
    ]
}
