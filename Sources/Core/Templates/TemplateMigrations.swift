package import Storage

package enum TemplateMigrations {
    package static let all = [
        Migration("m0240_templates", PackageResources.m0240_templates_sql),
        Migration("m0245_template_desk", PackageResources.m0245_template_desk_sql),
        Migration("m0246_template_numbers", PackageResources.m0246_template_numbers_sql),
    ]
}
