import Routes

extension Call {
    /// What was chosen on the page holds from then on, in the app too.
    func keepingLanguage(_ reply: Reply) -> Reply {
        query("lang") == nil ? reply : reply.cookie(PageLanguage(of: self).cookie)
    }
}
