/// Texts that could be interpreted as code, markup, a path or a header, or that are invisible to a reader.
enum HostileStrings {
    static let all: [String] =
        literals + lineEnds + comments + directives + hidden + names + templates + markup + paths + shapes

    /// Texts that end a string literal or open an interpolation.
    static let literals = [
        "\"", "\"\"\"", "\"\"\"#", "\"#", "##\"\"\"##", "'", "\\", "\\\\", "\\\"", "\\n", "\\(fatalError())",
        "\\#(fatalError())", "\\u{41}", "\\u{110000}", "\"; public struct Injected {} //",
        "\"); struct Injected {}; print(\"", "\"]; let injected = [\"", "\"\n\"\"\"\nstruct Injected {}\n\"\"\"",
    ]

    /// Every kind of line end, followed by a declaration.
    static let lineEnds = ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "\n\n    "].map {
        "text" + $0 + "public struct Injected {}"
    }

    static let comments = [
        "*/ struct Injected {} /*", "/* never closed", "// line", "/// doc", "/** block */", "*/", "/*/ */ /*",
    ]

    static let directives = [
        "\n#if false\n", "\n#endif\nstruct Injected {}\n#if true", "\n#error(\"injected\")\n",
        "#sourceLocation(file: \"x\", line: 1)", "\n#sourceLocation(file: \"x\", line: 1)\n", "#file", "@main",
        "\n@main struct Injected { static func main() {} }", "@available(*, unavailable)", "\nimport Injected\n",
    ]

    /// Invisible characters, and characters that change the order of the text.
    static let hidden = [
        "a\u{0}b", "\u{7}\u{1B}[31mred", "\u{202E}evil\u{202C}", "\u{2066}a\u{2069}", "\u{200B}", "\u{FEFF}a",
        "\u{301}", "e\u{301}", "\u{200D}", "\u{E0001}\u{E0041}", "\u{FFFF}", "\u{E000}", "\u{A0}", "\u{3000}", "\u{AD}",
    ]

    /// Texts with a special meaning as a name.
    static let names = [
        "", " ", "\t", "`", "``", "```", "`self`", "`; struct Injected {}; `", "self", "Self", "init", "default",
        "Type", "Protocol", "class", "_", "__", "$0", "$x", "1", "-1", "1.5e400", "String", "Int", "Error", "Swift",
        "Optional", "Any", "Never", "JSONValue", "JSONReader", "ApusRuntime", "unrecognized", "rawValue", "connection",
        "request", "json", "object", "value", "response", "body", "form", "漢字", "👩‍👩‍👧", "ß", "İ", "ﬁ", "func f() {}",
        "a: Int = { fatalError() }()", "(a)", "[a]", "a -> b", "a?", "a!",
    ]

    static let templates = [
        "{{x}}", "{{{x}}}", "{{>Header}}", "{{=<% %>=}}", "{{#a}}", "{{/a}}", "{{!", "}}", "{", "}", "{}", "}\n}",
    ]

    static let markup = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</details></script>", "<!--", "--> x", "<?php",
        "[a](javascript:alert(1))", "![a](http://evil.example/a.png)", "&lt;script&gt;", "a|b",
        "```\n</code>\n<script>",
        "<a href=\"javascript:alert(1)\">", "<javascript:alert(1)>", "[a]: javascript:alert(1)", "\n\n<svg onload=x>",
        "``SymbolLink``", "<doc:Injected>", "@Metadata { @TechnologyRoot }", "\n# Heading\n", "| a |\n|---|\n| b |",
    ]

    static let paths = [
        "../../etc/passwd", "/etc/passwd", "..", ".", "file:///etc/passwd", "http://evil.example/", "//evil.example/",
        "javascript:alert(1)", "C:\\windows", "%00", "%0A", "%2e%2e%2f", "a/b", "a~b", "~0~1", "#", "#/", "?a=b", "&",
        "a;b=\"c\r\nX-Injected: 1", "text/html; x=\"\n\"", "*/*", "a b", "a,b;q=0",
    ]

    /// Unusual texts for the rules of naming and line breaking.
    static let shapes = [
        String(repeating: "x", count: 2_000), String(repeating: "word ", count: 100), String(repeating: "`", count: 40),
        "- item\n- item\n  - item", "1. one\n2. two", "    indented", "> quote\n>> quote", "a\\", "a\\\nb",
    ]
}
