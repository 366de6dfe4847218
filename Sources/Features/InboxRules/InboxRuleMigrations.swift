package import Storage

package enum InboxRuleMigrations {
    package static let all = [
        Migration("m0340_inbox_rules", PackageResources.m0340_inbox_rules_sql),
        Migration("m0341_satisfaction", PackageResources.m0341_satisfaction_sql),
    ]
}
