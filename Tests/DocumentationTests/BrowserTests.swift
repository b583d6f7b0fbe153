import ApusDocumentation
import ApusFiles
import ApusGenerator
import ApusTemplateRenderer
import ApusTestSupport
import Foundation
import Testing

/// Measures pages in a headless browser, with the widths of a desktop and a phone.
@Suite("Pages in a browser", .enabled(if: Browser.exists, "chromium is not installed: skipped"), .serialized)
struct BrowserTests {
    @Test("no page of Markdown scrolls sideways, and no table is wider than the page", arguments: [1280, 390])
    func markdown(width: Int) async throws {
        let settings = DocumentationSettings(source: "pets.yaml", package: .folder(path: "..", name: "client"))
        var pages = try DocumentationRenderer(plan: PetPlan.plan, settings: settings).markdown()
            .map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
        for module in ["LaunchDarklyAPI", "SailPointAPI", "HarnessAPI", "SegmentAPI"] {
            let folder = RepositoryRoot.appending("Generated/Documentation/" + module)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
                let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                pages.append((module + "/" + name, text))
            }
        }
        let folder = try TemporaryFolder("browser")
        for (name, text) in pages { try folder.write(ForgePage.html(text), to: name + ".html") }
        let frame = try folder.write(Browser.frame(pages.map { $0.0 + ".html" }, width: width), to: "frame.html")
        let overflow = try await Browser.overflow(of: frame.absoluteString)
        #expect(overflow == [], "at \(width) pixels")
    }
}

extension BrowserTests {
    @Test(
        "no page of a DocC site scrolls sideways",
        .enabled(if: Docc.exists && ExampleCompiler.exists, "docc or swiftc is not installed: skipped")
    )
    func docc() async throws {
        let settings = DocumentationSettings(source: "pets.yaml", package: .folder(path: "..", name: "client"))
        let sources = try TemplateRenderer().render(PetPlan.plan, settings: RenderSettings(source: "pets.yaml"))
        let catalog = try DocumentationRenderer(plan: PetPlan.plan, settings: settings).catalog()
        let module = PetPlan.plan.module
        let folder = try TemporaryFolder("site")
        try await check(try await ClientSite(module, sources: sources, catalog: catalog, in: folder))
        folder.remove()
    }

    @Test(
        "no page of the DocC sites of the clients scrolls sideways",
        .enabled(if: Docc.exists && ExampleCompiler.exists, "docc or swiftc is not installed: skipped"),
        arguments: ConfiguredClients.all
    )
    func clients(module: String, description: String) async throws {
        try await check(try await ClientSite.of(module, description))
    }

    /// Measures the page of the module and those of the client, its groups and its methods, at both widths.
    private func check(_ built: ClientSite) async throws {
        let (module, site) = (built.module, built.folder)
        try #require(built.compilation.status == 0, "\(built.compilation.output.prefix(2000))")
        let conversion = try #require(built.conversion)
        try #require(conversion.status == 0, "\(conversion.output)")
        let name = module.lowercased()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: site.path + "/documentation")
        let pages = paths.filter { path in
            guard path.hasSuffix("/index.html") else { return false }
            let parts = path.split(separator: "/")
            return path == name + "/index.html" || (parts.count > 2 && parts[1].hasSuffix("client"))
        }
        #expect(pages.count > 3)
        // A third of the pages of a client: they have the same parts.
        let chosen =
            module == PetPlan.plan.module
            ? pages.sorted() : pages.sorted().enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        let urls = chosen.map { "/documentation/" + $0.dropLast("index.html".count) }
        let server = try LoopbackServer { request in
            let width = [1280, 390].first { request.path == "/frame\($0).html" }
            guard let width else { return Self.file(request.path, in: site) }
            return .bytes(Array(Browser.frame(urls, width: width).utf8), type: "text/html")
        }
        for width in [1280, 390] {
            let overflow = try await Browser.overflow(of: server.url + "/frame\(width).html")
            #expect(overflow == [], "at \(width) pixels")
        }
        print("\(module): \(urls.count) pages of the DocC site measured")
    }

    private static func file(_ path: String, in site: URL) -> Reply {
        let decoded = path.removingPercentEncoding ?? path
        guard !decoded.contains("..") else { return .status(404) }
        let name = decoded.hasSuffix("/") ? decoded + "index.html" : decoded
        guard let data = FileManager.default.contents(atPath: site.path + name) else { return .status(404) }
        let types = ["html": "text/html", "js": "text/javascript", "css": "text/css", "json": "application/json"]
        return .bytes(Array(data), type: types[URL(fileURLWithPath: name).pathExtension] ?? "application/octet-stream")
    }
}

/// A page of Markdown as HTML, with the widths and the wrapping of a forge.
enum ForgePage {
    /// Renders the Markdown that generated pages consist of: headings, paragraphs, lists, tables and fences.
    static func html(_ markdown: String) -> String {
        var body = ""
        var fence: String?
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.drop { $0 == " " }
            let indentation = line.count - text.count
            if let open = fence {
                if text == open {
                    body += "</pre>\n"
                    fence = nil
                } else {
                    body += escaped(String(line)) + "\n"
                }
                continue
            }
            let marks = text.prefix { $0 == "`" }
            if marks.count >= 3 {
                fence = String(marks)
                body += "<pre>"
                continue
            }
            let level = text.prefix { $0 == "#" }.count
            if level > 0, level < 7 {
                body += "<h\(level)>" + inline(String(text.dropFirst(level + 1))) + "</h\(level)>\n"
            } else if text.hasPrefix("|") {
                body +=
                    "<table><tr>" + text.split(separator: "|").map { "<td>" + inline(String($0)) + "</td>" }.joined()
                    + "</tr></table>\n"
            } else if !text.isEmpty {
                let mark = text.hasPrefix("- ") ? 32 : 0
                body += "<p style=\"margin-left: \(indentation * 16 + mark)px\">" + inline(String(text)) + "</p>\n"
            }
        }
        return """
            <!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <style>
            body { font: 16px sans-serif; margin: 16px; max-width: 1012px; overflow-wrap: break-word; }
            pre { overflow: auto; font-size: 13.6px; } code { font-size: 13.6px; white-space: break-spaces; }
            table { border-collapse: collapse; } td { padding: 6px 13px; border: 1px solid; }
            </style><body>\(body)</body>
            """
    }

    /// Code spans as such, and the texts of links.
    private static func inline(_ text: String) -> String {
        let linked = text.replacing(/\]\([^)]*\)/, with: "").replacing("[`", with: "`")
        return linked.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.isMultiple(of: 2) ? escaped(String($1)) : "<code>" + escaped(String($1)) + "</code>" }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }
}

/// A headless Chromium.
enum Browser {
    static let exists = ToolProcess.succeeds(["chromium", "--version"])

    /// A page that shows pages in a frame, one after the other, and measures each when it has a title. The frame has the
    /// width of a phone; the window of a headless browser is at least 500 pixels wide.
    static func frame(_ pages: [String], width: Int) -> String {
        let list = pages.map { "\"" + $0 + "\"" }.joined(separator: ", ")
        return """
            <title></title><iframe width="\(width)" height="800" style="border: 0"></iframe><script>
            const pages = [\(list)], wide = [], frame = document.querySelector("iframe");
            let position = -1;
            function next() {
                position += 1;
                if (position < pages.length) frame.src = pages[position];
                else document.title = "measured " + pages.length + ": " + wide.join("; ");
            }
            setInterval(() => {
                const page = frame.contentDocument;
                if (position >= pages.length || page?.readyState !== "complete" || page.measured) return;
                if (!page.querySelector("h1")) return;
                page.measured = true;
                const root = page.documentElement;
                if (root.scrollWidth > root.clientWidth) wide.push(pages[position] + ": " + root.scrollWidth);
                for (const table of page.querySelectorAll("table"))
                    if (table.offsetWidth > root.clientWidth) wide.push(pages[position] + ": table " + table.offsetWidth);
                next();
            }, 20);
            next();
            </script>
            """
    }

    /// What a page with the title `measured: …` has measured.
    static func overflow(of url: String) async throws -> [String] {
        let folder = try TemporaryFolder("profile")
        let outcome = try await ToolProcess.run([
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--allow-file-access-from-files", "--user-data-dir=" + folder.appending("profile").path,
            "--virtual-time-budget=120000", "--window-size=1400,900", "--dump-dom", url,
        ])
        let title = outcome.output.components(separatedBy: "<title>measured ").dropFirst().first
        let measured = try #require(title?.components(separatedBy: "</title>").first, "\(outcome.output.prefix(500))")
        let text = measured.drop { $0 != ":" }.dropFirst(2)
        return text.isEmpty ? [] : text.components(separatedBy: "; ")
    }
}
