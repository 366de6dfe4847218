import Routes
import Testing

@Suite struct HTMLTests {
    @Test func `What is interpolated is escaped, HTML is not`() {
        let name = "<b>\"Ada\" & 'Bob'</b>"
        let item: HTML = "<li title=\"\(name)\">\(name)</li>"
        let list: HTML = "<ul>\([item, item])\(nil as HTML?)\(7)</ul>"

        let escaped = "&lt;b&gt;&quot;Ada&quot; &amp; &#39;Bob&#39;&lt;/b&gt;"
        #expect(item.text == "<li title=\"\(escaped)\">\(escaped)</li>")
        #expect(list.text == "<ul>\(item.text)\(item.text)7</ul>")
    }

    @Test func `A plain page has no script and no inline style`() {
        let page = PlainPage(title: "<x>", body: "<h1>Hello</h1>").html.text

        #expect(page.contains("<title>&lt;x&gt; · Lodestone</title>"))
        #expect(page.contains("href=\"/assets-plain/plain.css\""))
        #expect(!page.contains("<script") && !page.contains("style=") && !page.contains("<style"))
    }
}
