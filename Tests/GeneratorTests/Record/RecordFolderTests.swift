import ApusFiles
import ApusGenerator
import ApusTestSupport
import Foundation
import Testing

@Suite("The folder of records")
struct RecordFolderTests {
    private let folder: TemporaryFolder
    private let store: RecordFolder
    private let key = ContentHash(of: Array("key".utf8))

    init() throws {
        folder = try TemporaryFolder("apus records")
        store = RecordFolder(path: folder.url.path + "/deep/apus")
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func permit(_ permissions: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    }

    private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: store.path)) ?? [] }

    @Test(
        "is chosen by environment variables",
        arguments: [
            ([:], nil),
            (["HOME": "/home/me"], "/home/me/.cache/apus"),
            (["HOME": "me"], nil),
            (["HOME": "/home/me", "XDG_CACHE_HOME": "/var/mine"], "/var/mine/apus"),
            (["HOME": "/home/me", "XDG_CACHE_HOME": "mine"], "/home/me/.cache/apus"),
            (["HOME": "/home/me", "XDG_CACHE_HOME": ""], "/home/me/.cache/apus"),
            (["HOME": "/home/me", "XDG_CACHE_HOME": "/var/mine", "APUS_CACHE": "/own"], "/own"),
            (["APUS_CACHE": "../own"], "/work/own"),
            (["HOME": "/home/me", "APUS_CACHE": ""], "/home/me/.cache/apus"),
        ] as [([String: String], String?)]
    )
    func place(environment: [String: String], path: String?) {
        #if canImport(Darwin)
            let path = path?.replacing("/home/me/.cache", with: "/home/me/Library/Caches")
        #endif
        #expect(RecordFolder(environment: environment, workingFolder: "/work/here")?.path == path)
    }

    @Test("returns stored records and is accessible to its owner only")
    func roundTrip() throws {
        #expect(store.load(key) == nil)
        store.store([1, 2, 3], key)
        #expect(store.load(key) == [1, 2, 3])
        #expect(store.load(ContentHash(of: Array("other".utf8))) == nil)
        store.store([], key)
        #expect(store.load(key) == [])
        #expect(try permissions(store.path) == 0o700)
        #expect(try permissions(store.path + "/" + key.text + ".record") == 0o600)
        #expect(names.count == 1)
    }

    @Test("is not used if others can write to it or if it is a link")
    func others() throws {
        store.store([1], key)
        for permissions in [0o777, 0o770, 0o1777] {
            try permit(permissions, store.path)
            #expect(store.load(key) == nil)
            store.store([2], key)
            try permit(0o700, store.path)
            #expect(store.load(key) == [1])
        }
        let file = store.path + "/" + key.text + ".record"
        try permit(0o666, file)
        #expect(store.load(key) == nil)
        let link = folder.url.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: store.path)
        RecordFolder(path: link).store([3], key)
        #expect(RecordFolder(path: link).load(key) == nil)
        try permit(0o600, file)
        #expect(store.load(key) == [1])
    }

    @Test("neither reads nor writes through a link")
    func links() throws {
        store.store([1], key)
        let file = store.path + "/" + key.text + ".record"
        let elsewhere = folder.url.path + "/elsewhere"
        try FileManager.default.moveItem(atPath: file, toPath: elsewhere)
        try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: elsewhere)
        let before = try Data(contentsOf: URL(fileURLWithPath: elsewhere))
        #expect(store.load(key) == nil)
        store.store([2], key)
        #expect(store.load(key) == [2])
        #expect(try Data(contentsOf: URL(fileURLWithPath: elsewhere)) == before)
    }

    @Test("is not needed if it can't be created")
    func impossible() throws {
        try folder.write("a file", to: "deep")
        store.store([1], key)
        #expect(store.load(key) == nil)
        #expect(try folder.read("deep") == "a file")
    }

    @Test("removes the oldest records beyond the limit, and no other files")
    func bounds() throws {
        store.store([0], key)
        let first = store.path + "/" + key.text + ".record"
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -1000)],
            ofItemAtPath: first
        )
        try Data("mine".utf8).write(to: URL(fileURLWithPath: store.path + "/mine.txt"))
        for number in 0..<RecordFolder.maximumRecords + 3 {
            store.store([1], ContentHash(of: [UInt8(number & 0xFF), UInt8(number >> 8)]))
        }
        #expect(names.filter { $0.hasSuffix(".record") }.count == RecordFolder.maximumRecords)
        #expect(!FileManager.default.fileExists(atPath: first))
        #expect(names.contains("mine.txt"))
        store.store([UInt8](repeating: 7, count: 17 << 20), key)
        #expect(store.load(key) == nil)
    }
}
