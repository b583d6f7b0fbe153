#if os(Linux)
    internal import ApusCURL
    internal import Foundation

    /// libcurl, as it was found in this process or on this system.
    nonisolated struct CURLLibrary: Sendable {
        /// `0xMMmmpp`
        let number: UInt32
        let version: String

        /// The version of Ubuntu 20.04, the oldest one of all systems that Swift 6.1 supports; `curl_multi_wakeup` came
        /// with it.
        static let oldest: UInt32 = 0x07_44_00

        /// `nil` if libcurl is missing or older.
        static let shared: CURLLibrary? = {
            let number = ApusCURL_load(CURLTransfer.callbacks)
            guard number >= oldest else { return nil }
            return CURLLibrary(number: number, version: String(cString: ApusCURL_version()))
        }()

        /// Whether a paused transfer over HTTP/2 leaves the others of its connection alone.
        var pausesStreamsOfHTTP2: Bool { number >= 0x08_04_00 }
    }
#endif
