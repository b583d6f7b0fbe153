import ApusFiles
import Testing

@Suite("FilePath")
struct FilePathTests {
    @Test(
        "`.` and empty components are removed, and so is `..` after a name",
        arguments: [
            ("", ""), (".", ""), ("./a", "a"), ("a//b/", "a/b"), ("a/./b", "a/b"), ("a/../b", "b"), ("a/..", ""),
            ("a/b/../../c", "c"), ("..", ".."), ("../a", "../a"), ("a/../../b", "../b"), ("../../a", "../../a"),
            ("../a/../b", "../b"), ("/", "/"), ("/.", "/"), ("/a//b", "/a/b"), ("/..", "/"), ("/../a", "/a"),
            ("/a/../../b", "/b"), ("/a/b/..", "/a"), ("...", "..."), (".a/..b/.", ".a/..b"), ("é/../日本/x", "日本/x"),
        ]
    )
    func normalization(text: String, normalized: String) {
        #expect(FilePath(text).text == normalized)
    }

    @Test(
        "the folder is the path without the last component",
        arguments: [("a", ""), ("a/b", "a"), ("/a", "/"), ("/a/b.yaml", "/a"), ("../a", ".."), ("", "")]
    )
    func folders(path: String, folder: String) {
        #expect(FilePath(path).folder.text == folder)
    }

    @Test(
        "the stem is the last component without its suffix",
        arguments: [
            ("schemas/Segment.yaml", "Segment"), ("a.b.json", "a.b"), ("x/.hidden", ".hidden"), ("plain", "plain"),
            ("a.b/c", "c"), ("", ""),
        ]
    )
    func stems(path: String, stem: String) {
        #expect(FilePath(path).stem == stem)
    }

    @Test(
        "a relative path is resolved against a folder",
        arguments: [("", "a", "a"), ("/", "a", "/a"), ("a/b", "../c", "a/c"), ("a", "../../c", "../c")]
    )
    func appending(folder: String, relative: String, path: String) {
        #expect(FilePath(folder).appending(relative).text == path)
    }
}
