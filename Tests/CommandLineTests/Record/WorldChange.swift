import ApusTestSupport
import Testing

/// A change of a folder between two runs.
struct WorldChange: CustomTestStringConvertible, Sendable {
    let name: String
    let apply: @Sendable (RecordWorld) throws -> Void

    init(_ name: String, _ apply: @escaping @Sendable (RecordWorld) throws -> Void) {
        self.name = name
        self.apply = apply
    }

    var testDescription: String { name }

    static let all = inputs + configurations + surroundings + outputs

    /// Changes of each input file.
    private static let inputs = RecordWorld.inputs.flatMap { file in
        [
            WorldChange("touch \(file)") { try $0.append("", to: file) },
            WorldChange("append a line break to \(file)") { try $0.append("\n", to: file) },
            WorldChange("append invalid text to \(file)") { try $0.append("\n}}{{{ [\n", to: file) },
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
        WorldChange("rename a client") { try $0.append("    client: Shop\n", to: "apus.yaml") },
        WorldChange("add a key to the first client") {
            try $0.replace("    templates:", with: "    access: package\n    templates:", in: "apus.yaml")
        },
        WorldChange("remove a client") { try $0.replace("  - { desc", with: "#  - { desc", in: "apus.yaml") },
        WorldChange("add a client") {
            try $0.append(
                "  - { description: specs/other.yaml, output: Out/Third, module: OtherAPI }\n",
                to: "apus.yaml"
            )
        },
        WorldChange("change the folder of a client") {
            try $0.replace("output: Out/Other", with: "output: Out/Else", in: "apus.yaml")
        },
        WorldChange("write both clients to one folder") {
            try $0.replace("output: Out/Other", with: "output: Out/Things", in: "apus.yaml")
        },
        WorldChange("stop writing pages") { try $0.replace("    documentation: Pages\n", with: "", in: "apus.yaml") },
    ]

    /// Changes of files that are not inputs, or become inputs.
    private static let surroundings = [
        WorldChange("nothing") { _ in },
        WorldChange("add the missing file") {
            try $0.folder.write("type: integer\n", to: "specs/missing.yaml")
        },
        WorldChange("add the missing file with invalid contents") {
            try $0.folder.write("[", to: "specs/missing.yaml")
        },
        WorldChange("add a folder instead of the missing file") { try $0.makeFolder("specs/missing.yaml") },
        WorldChange("add a template") {
            try $0.folder.write("{{! nothing }}\n", to: "Own/Documentation.mustache")
        },
        WorldChange("add a template with an unused name") {
            try $0.folder.write("x", to: "Own/Unknown.mustache")
        },
        WorldChange("add another file to the templates") { try $0.folder.write("x", to: "Own/Notes.txt") },
        WorldChange("replace the templates by a link") { try $0.link("Own", through: "Templates") },
        WorldChange("replace the folder of the description by a link") { try $0.link("specs", through: "moved") },
        WorldChange("replace a part of the description by a link to another folder") {
            try $0.link("specs/more", through: "moved")
        },
        WorldChange("add a file that is not read") { try $0.folder.write("x", to: "specs/notes.yaml") },
        WorldChange("add a second configuration") { try $0.folder.write("clients: []\n", to: "apus.json") },
        WorldChange("change a description and undo the change") {
            try $0.replace("integer", with: "string", in: "specs/more/size.json")
            try $0.replace("string", with: "integer", in: "specs/more/size.json")
        },
        WorldChange("replace a word of a description by one of the same length") {
            try $0.replace("int32", with: "int64", in: "specs/more/size.json")
        },
    ]

    /// Changes of output files and of other files in their folders.
    private static let outputs =
        ["Out/Things/Client.swift", "Out/Other/Things.swift", "Pages/README.md", "Tests/Examples.swift"].flatMap {
            file in
            [
                WorldChange("remove \(file)") { try $0.remove(file) },
                WorldChange("touch \(file)") { try $0.append("", to: file) },
                WorldChange("append to \(file)") { try $0.append("\n", to: file) },
                WorldChange("change letters of \(file)") { try $0.replace("Thing", with: "thing", in: file) },
                WorldChange("replace \(file) by a file of the user") { try $0.folder.write("// mine\n", to: file) },
                WorldChange("make a folder of \(file)") {
                    try $0.remove(file)
                    try $0.makeFolder(file)
                },
                WorldChange("make a link of \(file)") { try $0.link(file, through: "moved") },
            ]
        } + [
            WorldChange("add a source file of the user") {
                try $0.folder.write("// mine\n", to: "Out/Things/Mine.swift")
            },
            WorldChange("add a page of the user") { try $0.folder.write("# Mine\n", to: "Pages/Mine.md") },
            WorldChange("add a stale source file") {
                try $0.folder.write("// Generated by Apus from x\n", to: "Out/Things/Old.swift")
            },
            WorldChange("add a stale page") {
                try $0.folder.write("# Old\n<!-- Generated by Apus -->\n", to: "Pages/Old.md")
            },
            WorldChange("add a generated file to a shared folder") {
                try $0.folder.write("// Generated by Apus from x\n", to: "Tests/Old.swift")
            },
            WorldChange("add a temporary file of a killed run") {
                try $0.folder.write("x", to: "Out/Things/.Client.swift.apus-1")
            },
            WorldChange("remove an output folder") { try $0.remove("Out/Other") },
            WorldChange("remove all output") {
                for folder in ["Out", "Pages", "Catalog", "Tests"] { try $0.remove(folder) }
            },
            WorldChange("replace an output folder by a file") {
                try $0.remove("Out/Other")
                try $0.folder.write("", to: "Out/Other")
            },
            WorldChange("replace an output folder by a link") { try $0.link("Out/Other", through: "moved") },
            WorldChange("change an input and remove an output") {
                try $0.replace("string", with: "integer", in: "specs/name.yaml")
                try $0.remove("Out/Other/Client.swift")
            },
        ]
}
