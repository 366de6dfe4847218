import CloudAPI
import HTTPTypes
import NIOCore
import Primitives
import Testing

@testable import CloudAPISimulator

@Suite("Bodies and headers as clients of many languages write them")
struct WireTests {
    @Test(arguments: [
        (#"form-data; name="file"; filename="a.png""#, "filename", "a.png"),
        ("form-data; name=file; filename=a.png; filename*=utf-8''a%20b.png", "filename", "a b.png"),
        (#"form-data; filename="a;b \"c\".png"; name="file""#, "name", "file"),
        (#"form-data; filename="a;b \"c\".png"; name="file""#, "filename", #"a;b "c".png"#),
        (#"multipart/form-data; boundary="7f-2c""#, "boundary", "7f-2c"),
        ("multipart/form-data; charset=utf-8; Boundary=xyz", "boundary", "xyz"),
    ])
    func `Finds a header's parameter, quoted or not`(header: String, name: String, value: String) {
        #expect(HeaderParameter.find(name, in: header) == value)
        #expect(HeaderParameter.find("other", in: header) == nil)
    }

    @Test(arguments: [
        (#"{"body":"Hi"}"#, "text", true), (#"["a"]"#, "websites", true), (#"{"id":"1"}"#, "block_users[0]", true),
        (#"[{"type":"body"}]"#, "template[components]", true),
        (#"{"row":7}"#, "biz_opaque_callback_data", false), ("[1]", "text[body]", false),
        (#"{"version":"7.1"}"#, "flow_json", false), ("{no json", "template", false), ("plain", "text", false),
    ])
    func `A form's text is JSON only where an object or a list belongs`(text: String, name: String, isJSON: Bool) {
        #expect((FormValue.read(text, at: name).string == nil) == isJSON)
    }

    @Test(arguments: [
        (#"{"a":1}"#, "application/json", #"{"a":1}"#),
        ("\u{FEFF}{\"a\":1}", "text/plain", #"{"a":1}"#),
        ("null\n", "application/json", "{}"),
        ("a=1&b=two+words", "application/x-www-form-urlencoded", #"{"a":"1","b":"two words"}"#),
        ("file_length=10&file_type=image%2Fpng", "application/json", #"{"file_length":"10","file_type":"image/png"}"#),
        (#"{"a":1}"#, "application/x-www-form-urlencoded", #"{"a":1}"#),
        (#""{\"a\":1}""#, "application/json", #"{"a":1}"#),
        (#"{"fields":"[\"messages\"]","name":"[x]"}"#, "application/json", #"{"fields":["messages"],"name":"[x]"}"#),
    ])
    func `Reads a body whatever it is called`(body: String, type: String, parameters: String) throws {
        let read = try RequestBody(ByteBuffer(string: body), contentType: type)

        #expect(JSON.object(read.parameters) == (try JSON(parsing: parameters.utf8)))
    }

    @Test(arguments: [("image/png", true), ("Application/PDF", true), ("application/json", false), ("", false)])
    func `Knows the types of files`(type: String, isFile: Bool) {
        #expect(RequestBody.isFile(type) == isFile)
    }

    @Test(arguments: ["[]", "\"text\"", "{\"a\":", "12", "=", "no form at all"])
    func `Refuses a body that has no parameters`(body: String) {
        #expect(throws: GraphRefusal.self) {
            try RequestBody(ByteBuffer(string: body), contentType: "application/json")
        }
    }

    @Test(
        arguments: [
            ("--b--\r\n", 0), ("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--b!\r\n--b--", 1),
            ("--b\r\n", nil),
            ("", nil),
        ] as [(String, Int?)]
    )
    func `Reads a form of any number of fields`(body: String, count: Int?) {
        #expect(MultipartForm(ByteBuffer(string: body), boundary: "b")?.parts.count == count)
    }

    @Test(
        arguments: [
            (nil, "image/png", "a.jpg", "image/png"), ("image/jpeg", "image/png", "a.png", "image/jpeg"),
            ("image", nil, "a.PDF", "application/pdf"), (nil, nil, "blob", "image/png"),
            (nil, "application/octet-stream", "voice.ogg", "audio/ogg"),
        ] as [(String?, String?, String, String)]
    )
    func `Finds the type of a file`(said: String?, header: String?, filename: String, type: String) {
        let bytes = ByteBuffer(bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A])
        let part = MultipartForm.Part(name: "file", filename: filename, contentType: header, bytes: bytes)

        #expect(MediaKind.type(said: said, file: part) == type)
    }

    @Test(
        arguments: [
            ("v19.0", "2026-11-30", "v21.0"), ("v13", "2026-11-30", "v21.0"), ("v23.0", "2026-11-30", "v23.0"),
            ("v20.0", "2026-09-23", "v20.0"), ("v99.0", "2026-11-30", "v26.0"), (nil, "2026-11-30", "v26.0"),
        ] as [(String?, String, String)]
    )
    func `An ended version is served by the oldest living one`(asked: String?, day: String, served: String) {
        #expect(GraphVersion(path: asked).served(on: day).description == served)
    }

    @Test
    func `A call of a batch takes what one before it answered`() throws {
        let results = ["first": try JSON(parsing: #"{"id":"7","data":[{"id":1},{"id":2}]}"#.utf8)]

        #expect(BatchResult.fill("a={result=first:$.id}&b={result=first:$.data.*.id}", with: results) == "a=7&b=1,2")
        #expect(BatchResult.fill("{result=first:$.data[1].id}{result=none:$.id}", with: results) == "2")
        #expect(BatchResult.fill("{result=first", with: results) == "{result=first")
    }

    @Test
    func `Usage is told in hundredths of the hour's budget, and begins again each hour`() {
        var usage = CallUsage()
        for _ in 0..<100 { usage.count(at: World.start) }

        #expect(usage.app["call_count"]?.int == 2)
        usage.count(at: World.start + .hours(1))
        #expect(usage.app["call_count"]?.int == 0 && usage.total == 101)
        #expect(usage.business("1", type: "whatsapp")["1"]?[0]?["type"]?.string == "whatsapp")
    }

    @Test
    func `What a caller sent cannot break the header that repeats it`() {
        var headers = GraphHeaders()
        headers.failure = "no \"such\"\r\nSet-Cookie: a=b\u{1F600}"

        let value = headers.fields[.wwwAuthenticate] ?? ""
        #expect(value == "OAuth \"Facebook Platform\" \"invalid_request\" \"no ?such???Set-Cookie: a=b?\"")
    }

    @Test
    func `A download's name is plain`() {
        func name(_ filename: String?, _ type: String) -> String {
            MediaKind.downloadName(
                MediaItem(
                    id: "1",
                    numberID: "2",
                    mimeType: type,
                    filename: filename,
                    bytes: ByteBuffer(),
                    sha256: [],
                    expiresAt: World.start
                )
            )
        }

        #expect(name(nil, "audio/ogg; codecs=opus") == "whatsapp.ogg")
        #expect(name("a b\"c\r\n.pdf", "application/pdf") == "a_b_c__.pdf")
        #expect(name("रसीद.png", "image/png").hasSuffix(".png"))
    }
}
