import ApusTestSupport
import Testing

/// Something that happens to a folder between two runs.
struct WorldChange: CustomTestStringConvertible, Sendable {
    let name: String
    let apply: @Sendable (RecordWorld) throws -> Void

    init(_ name: String, _ apply: @escaping @Sendable (RecordWorld) throws -> Void) {
        self.name = name
        self.apply = apply
    }

    var testDescription: String { name }

    static let all = inputs + configurations + surroundings + outputs

    /// Each thing that can happen to each file that is read.
    private static let inputs = RecordWorld.inputs.flatMap { file in
        [
            WorldChange("touch \(file)") { try $0.append("", to: file) },
            WorldChange("append a line break to \(file)") { try $0.append("\n", to: file) },
            WorldChange("append rubbish to \(file)") { try $0.append("\n}}{{{ [\n", to: file) },
            WorldChange("empty \(file)") { try $0.folder.write("", to: file) },
            WorldChange("remove \(file)") { try $0.remove(file) },
            WorldChange("make a folder of \(file)") {
                try $0.remove(file)
                try $0.makeFolder(file)
            },
            WorldChange("make a link of \(file)") { try $0.link(file, through: "moved") },
        ]
    }

    private static let configurations = [
        WorldChange("another name for a client") { try $0.append("    client: Shop\n", to: "apus.yaml") },
        WorldChange("a key more for the first client") {
            try $0.replace("    templates:", with: "    access: package\n    templates:", in: "apus.yaml")
        },
        WorldChange("a client less") { try $0.replace("  - { desc", with: "#  - { desc", in: "apus.yaml") },
        WorldChange("a client more") {
            try $0.append(
                "  - { description: specs/other.yaml, output: Out/Third, module: OtherAPI }\n",
                to: "apus.yaml"
            )
        },
        WorldChange("another folder for a client") {
            try $0.replace("output: Out/Other", with: "output: Out/Else", in: "apus.yaml")
        },
        WorldChange("both clients in one folder") {
            try $0.replace("output: Out/Other", with: "output: Out/Things", in: "apus.yaml")
        },
        WorldChange("no pages any more") { try $0.replace("    documentation: Pages\n", with: "", in: "apus.yaml") },
    ]

    /// Files that are not part of anything, or become it.
    private static let surroundings = [
        WorldChange("nothing") { _ in },
        WorldChange("a file that was missing appears") {
            try $0.folder.write("type: integer\n", to: "specs/missing.yaml")
        },
        WorldChange("a file that was missing appears, faulty") { try $0.folder.write("[", to: "specs/missing.yaml") },
        WorldChange("a folder appears where a file was missing") { try $0.makeFolder("specs/missing.yaml") },
        WorldChange("a template more") {
            try $0.folder.write("{{! nothing }}\n", to: "Own/Documentation.mustache")
        },
        WorldChange("a template of a name that nobody asks for") {
            try $0.folder.write("x", to: "Own/Unknown.mustache")
        },
        WorldChange("a note beside the templates") { try $0.folder.write("x", to: "Own/Notes.txt") },
        WorldChange("the templates behind a link") { try $0.link("Own", through: "Templates") },
        WorldChange("the description behind a link") { try $0.link("specs", through: "moved") },
        WorldChange("a part of it behind a link to elsewhere") { try $0.link("specs/more", through: "moved") },
        WorldChange("a file that nobody reads") { try $0.folder.write("x", to: "specs/notes.yaml") },
        WorldChange("a second configuration") { try $0.folder.write("clients: []\n", to: "apus.json") },
        WorldChange("two changes of a description that take each other back") {
            try $0.replace("integer", with: "string", in: "specs/more/size.json")
            try $0.replace("string", with: "integer", in: "specs/more/size.json")
        },
        WorldChange("a word of a description for another of its length") {
            try $0.replace("int32", with: "int64", in: "specs/more/size.json")
        },
    ]

    /// Each thing that can happen to files that were written, and around them.
    private static let outputs =
        ["Out/Things/Client.swift", "Out/Other/Things.swift", "Pages/README.md", "Tests/Examples.swift"].flatMap {
            file in
            [
                WorldChange("remove \(file)") { try $0.remove(file) },
                WorldChange("touch \(file)") { try $0.append("", to: file) },
                WorldChange("append to \(file)") { try $0.append("\n", to: file) },
                WorldChange("change a letter of \(file)") { try $0.replace("Thing", with: "thing", in: file) },
                WorldChange("take \(file) for one's own") { try $0.folder.write("// mine\n", to: file) },
                WorldChange("make a folder of \(file)") {
                    try $0.remove(file)
                    try $0.makeFolder(file)
                },
                WorldChange("make a link of \(file)") { try $0.link(file, through: "moved") },
            ]
        } + [
            WorldChange("a file of one's own beside") { try $0.folder.write("// mine\n", to: "Out/Things/Mine.swift") },
            WorldChange("a note of one's own beside") { try $0.folder.write("# Mine\n", to: "Pages/Mine.md") },
            WorldChange("a file left over") {
                try $0.folder.write("// Generated by Apus from x\n", to: "Out/Things/Old.swift")
            },
            WorldChange("a page left over") {
                try $0.folder.write("# Old\n<!-- Generated by Apus -->\n", to: "Pages/Old.md")
            },
            WorldChange("one's own file where one of ours is not alone") {
                try $0.folder.write("// Generated by Apus from x\n", to: "Tests/Old.swift")
            },
            WorldChange("what a killed run has left") {
                try $0.folder.write("x", to: "Out/Things/.Client.swift.apus-1")
            },
            WorldChange("an output folder is gone") { try $0.remove("Out/Other") },
            WorldChange("all output is gone") {
                for folder in ["Out", "Pages", "Catalog", "Tests"] { try $0.remove(folder) }
            },
            WorldChange("a file where an output folder was") {
                try $0.remove("Out/Other")
                try $0.folder.write("", to: "Out/Other")
            },
            WorldChange("an output folder behind a link") { try $0.link("Out/Other", through: "moved") },
            WorldChange("both an input and an output") {
                try $0.replace("string", with: "integer", in: "specs/name.yaml")
                try $0.remove("Out/Other/Client.swift")
            },
        ]
}
