package import Storage

/// The schema of billing.
package enum BillingMigrations {
    package static let all = [
        Migration("m0310_billing", PackageResources.m0310_billing_sql),
        Migration("m0311_billing_waiting", PackageResources.m0311_billing_waiting_sql),
        Migration("m0312_plans", PackageResources.m0312_plans_sql),
        Migration("m0313_payment_purpose", PackageResources.m0313_payment_purpose_sql),
        Migration("m0314_billing_operator", PackageResources.m0314_billing_operator_sql),
        Migration("m0315_billing_auto_top_up", PackageResources.m0315_billing_auto_top_up_sql),
        Migration("m0316_billing_aftermath", PackageResources.m0316_billing_aftermath_sql),
    ]
}
