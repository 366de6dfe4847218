package import Storage

package enum AutomationMigrations {
    package static let all = [Migration("m0360_automation", PackageResources.m0360_automation_sql)]
}
