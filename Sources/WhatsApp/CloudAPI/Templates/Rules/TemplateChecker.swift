/// Walks a template and collects what breaks the rules of a day.
struct TemplateChecker {
    let day: String
    private(set) var findings: [TemplateFinding] = []

    init(day: String) {
        self.day = day
    }

    /// - Parameter words: what is wrong here; the rule's own words when they say it all.
    mutating func report(_ rule: TemplateRule, _ path: String, _ words: String? = nil) {
        guard rule.holds(on: day) else { return }
        findings.append(TemplateFinding(rule: rule, path: path, words: words ?? rule.words, mend: rule.mend))
    }

    /// The text of a member: reports `missing` when there is none, or nothing but space in it.
    mutating func need(_ json: JSON, _ key: String, _ missing: TemplateRule, _ path: String) -> String? {
        guard let text = json[key]?.string, !text.allSatisfy(\.isWhitespace) else {
            report(missing, path)
            return nil
        }
        return text
    }

    /// Characters are Unicode scalars, as Meta's limits are met by a text in any script.
    mutating func limit(_ text: String, _ max: Int, _ rule: TemplateRule, _ path: String) {
        let length = text.unicodeScalars.count
        if length > max {
            report(rule, path, "It has \(length) characters; at most \(max) are allowed.")
        }
    }

    mutating func creation(_ submission: JSON) {
        guard submission.object != nil else { return report(.notAnObject, "") }
        name(submission)
        language(submission)
        let category = category(submission)
        if let format = submission["parameter_format"], !format.isNull,
            !["POSITIONAL", "NAMED"].contains(format.string?.uppercased() ?? "")
        {
            report(.parameterFormat, "parameterFormat")
        }
        timeToLive(submission, category)
        components(submission, category: category ?? "")
        prediction(submission, category)
    }

    mutating func edit(
        _ submission: JSON,
        of template: JSON,
        _ allowance: TemplateEditAllowance,
        _ now: Int64
    ) {
        guard submission.object != nil else { return report(.notAnObject, "") }
        let status = template["status"]?.string?.uppercased() ?? ""
        if !["APPROVED", "REJECTED", "PAUSED"].contains(status) {
            report(.editStatus, "", "The template is \(status).")
        }
        if status == "APPROVED", let next = allowance.nextSeconds(atSeconds: now) {
            report(.editOften, "", "The next edit is possible in \((next - now + 3599) / 3600) hours.")
        }
        for (key, path) in [("name", "name"), ("language", "language"), ("parameter_format", "parameterFormat")] {
            if let new = submission[key]?.string, let old = template[key]?.string, new.uppercased() != old.uppercased()
            {
                report(.editIdentity, path)
            }
        }
        let old = template["category"]?.string?.uppercased() ?? ""
        let new = submission["category"] == nil ? old : category(submission) ?? old
        if status == "APPROVED", new != old {
            report(.editCategory, "category", "It is \(old) and cannot become \(new).")
        }
        timeToLive(submission, new)
        if submission["components"] != nil {
            var whole = submission.object ?? [:]
            whole["parameter_format"] = template["parameter_format"]
            components(.object(whole), category: new)
        }
    }
}

extension TemplateChecker {
    private mutating func name(_ submission: JSON) {
        guard let name = need(submission, "name", .nameMissing, "name") else { return }
        limit(name, 512, .nameTooLong, "name")
        if !name.utf8.allSatisfy(Self.isNameByte) { report(.nameCharacters, "name") }
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private mutating func language(_ submission: JSON) {
        guard let code = need(submission, "language", .languageMissing, "language") else { return }
        guard Self.isLanguage(code) else { return report(.languageForm, "language") }
        guard TemplateLanguage.all.allSatisfy({ $0.code != code }) else { return }
        let base = code.prefix { $0 != "_" }
        if TemplateLanguage.all.contains(where: { $0.code.prefix { $0 != "_" } == base }) {
            report(.languageRegion, "language", "\(code) is not in Meta's list.")
        } else {
            report(.languageUnknown, "language", "\(code) is not in Meta's list.")
        }
    }

    /// Two or three small letters, and perhaps an underscore and two or three large ones.
    private static func isLanguage(_ text: String) -> Bool {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, (2...3).contains(first.count),
            first.allSatisfy({ $0.isASCII && $0.isLowercase })
        else { return false }
        return parts.count == 1
            || ((2...3).contains(parts[1].count) && parts[1].allSatisfy { $0.isASCII && $0.isUppercase })
    }

    private mutating func category(_ submission: JSON) -> String? {
        guard let word = need(submission, "category", .categoryMissing, "category")?.uppercased() else { return nil }
        guard ["MARKETING", "UTILITY", "AUTHENTICATION"].contains(word) else {
            report(.categoryUnknown, "category", "\(word) is none of the categories.")
            return nil
        }
        return word
    }

    private mutating func timeToLive(_ submission: JSON, _ category: String?) {
        guard let member = submission["message_send_ttl_seconds"], !member.isNull else { return }
        guard let seconds = member.looseInt64 else { return report(.ttlNumber, "ttlSeconds") }
        // -1 asks for 30 days.
        guard seconds != -1 else { return }
        switch category {
        case "AUTHENTICATION" where !(30...900).contains(seconds): report(.ttlAuthentication, "ttlSeconds")
        case "UTILITY" where !(30...43_200).contains(seconds): report(.ttlUtility, "ttlSeconds")
        case "MARKETING" where !(43_200...2_592_000).contains(seconds): report(.ttlMarketing, "ttlSeconds")
        default: break
        }
    }

    private mutating func prediction(_ submission: JSON, _ category: String?) {
        guard let category else { return }
        let predicted = TemplateRules(on: day).predict(submission)
        guard category == "UTILITY", predicted.category == .marketing else { return }
        report(.categoryRefused, "category", predicted.words)
        report(.categoryChanges, "category", predicted.words)
    }
}
