#if os(Linux)
    internal import ApusCURL
    internal import Foundation

    /// One transfer of libcurl, which can be used again for another request.
    nonisolated final class CURLHandle {
        let easy: OpaquePointer
        private let errorText: UnsafeMutablePointer<CChar>
        private static let errorTextSize = 256
        private var lines: OpaquePointer?

        /// - Returns: `nil` if the allocation fails.
        init?() {
            guard let easy = ApusCURL_makeEasy() else { return nil }
            self.easy = easy
            errorText = .allocate(capacity: CURLHandle.errorTextSize)
            errorText.pointee = 0
        }

        deinit {
            ApusCURL_freeEasy(easy)
            ApusCURL_freeList(lines)
            errorText.deallocate()
        }

        /// Makes the handle what it was in the beginning.
        func reset() {
            ApusCURL_reset(easy)
            ApusCURL_freeList(lines)
            lines = nil
        }

        /// libcurl's description of an error.
        func text(of code: CURLCode) -> String {
            errorText.pointee == 0 ? String(cString: ApusCURL_text(code.number)) : String(cString: errorText)
        }

        @discardableResult
        func set(_ option: CURLOption, _ value: Int) -> CURLCode {
            CURLCode(number: ApusCURL_setLong(easy, option.rawValue, value))
        }

        @discardableResult
        func set(_ option: CURLOption, size: Int) -> CURLCode {
            CURLCode(number: ApusCURL_setOffset(easy, option.rawValue, Int64(size)))
        }

        @discardableResult
        func set(_ option: CURLOption, _ text: String) -> CURLCode {
            CURLCode(number: ApusCURL_setPointer(easy, option.rawValue, text))
        }

        /// Sets a text that the transfer cannot do without.
        ///
        /// - Throws: ``TransportError`` when libcurl refuses it.
        func require(_ option: CURLOption, _ text: String) throws(TransportError) {
            let code = set(option, text)
            guard code == .ok else { throw TransportError(.other, self.text(of: code)) }
        }

        /// Sets what libcurl copies: the whole body of the request.
        func setBody(_ data: Data) {
            set(.bodySize, size: data.count)
            // libcurl takes a null pointer for a body that is read.
            if data.isEmpty { set(.copiedBody, "") }
            data.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                _ = ApusCURL_setPointer(easy, CURLOption.copiedBody.rawValue, start)
            }
        }

        /// Sets the lines of the head.
        ///
        /// - Throws: ``TransportError`` if an allocation fails.
        func setLines(_ texts: [String]) throws(TransportError) {
            for text in texts {
                guard let longer = ApusCURL_append(lines, text) else {
                    throw TransportError(.other, "there is no memory for the headers")
                }
                lines = longer
            }
            _ = ApusCURL_setPointer(easy, CURLOption.headers.rawValue, UnsafeRawPointer(lines))
        }

        func enableErrorText() {
            errorText.pointee = 0
            _ = ApusCURL_setPointer(easy, CURLOption.errorBuffer.rawValue, errorText)
        }
    }
#endif
