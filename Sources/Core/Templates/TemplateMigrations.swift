package import Storage

package enum TemplateMigrations {
    package static let all = [Migration("m0240_templates", PackageResources.m0240_templates_sql)]
}
