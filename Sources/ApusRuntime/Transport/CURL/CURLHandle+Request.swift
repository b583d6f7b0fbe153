#if os(Linux)
    internal import ApusCURL
    internal import Foundation

    nonisolated extension CURLHandle {
        /// Sets everything but the body.
        ///
        /// - Throws: ``TransportError`` when libcurl refuses the request.
        func configure(
            _ request: TransportRequest,
            _ configuration: CURLConfiguration,
            _ library: CURLLibrary
        ) throws(TransportError) {
            enableErrorText()
            // Without it libcurl uses signals for its timers.
            set(.noSignal, 1)
            if set(.protocolNames, "http,https") != .ok { set(.protocols, 3) }
            set(.acceptsHTTP09, 0)
            set(.sendsPathAsIs, 1)
            set(.hidesConnectHeaders, 1)
            // The body is decoded by `ContentDecoder`.
            set(.contentDecoding, 0)
            setTimeouts(request)
            let isSecure = HeaderText.equal(String(request.url.absoluteString.prefix(6)), "https:")
            if isSecure {
                setVersionOfHTTP(request, library)
                try setTLS(configuration)
            } else {
                set(.httpVersion, CURLHandle.http11)
            }
            try require(.url, request.url.absoluteString)
            try setLines(CURLHandle.lines(request, library))
        }

        private static let http11 = 2
        private static let http2OverTLS = 4
        private static let tls12 = 6

        /// Silence is measured by the transfer. libcurl's own limit is for hosts with several addresses, of which it tries
        /// the next one after a part of it.
        private func setTimeouts(_ request: TransportRequest) {
            let wanted = request.timeout > .zero ? request.timeout.inSeconds * 1000 : .infinity
            // When the limit passes, versions without `quickExit` block the thread until the host name is resolved.
            let limit = set(.quickExit, 1) == .ok ? wanted : wanted * 2 + 60_000
            set(.connectTimeout, Int(min(max(limit.rounded(.up), 1), 604_800_000)))
        }

        private func setVersionOfHTTP(_ request: TransportRequest, _ library: CURLLibrary) {
            // Older versions stop all streams of a connection when one of them is paused.
            let isHTTP2 = !request.wantsStream || library.pausesStreamsOfHTTP2
            set(.httpVersion, isHTTP2 ? CURLHandle.http2OverTLS : CURLHandle.http11)
            if isHTTP2 { set(.waitsForMultiplexing, 1) }
        }

        private func setTLS(_ configuration: CURLConfiguration) throws(TransportError) {
            set(.sslVersion, CURLHandle.tls12)
            let environment = CertificateEnvironment.shared
            if let file = configuration.certificateAuthorities?.path ?? environment.file {
                try require(.authorities, file)
            }
            if configuration.certificateAuthorities == nil, let folder = environment.folder {
                try require(.authorityFolder, folder)
            }
            guard let client = configuration.clientCertificate else { return }
            try require(.certificateType, "PEM")
            try require(.certificate, client.certificate.path)
            try require(.keyType, "PEM")
            try require(.key, client.key.path)
            if let password = client.password { try require(.keyPassword, password) }
        }

        /// The lines of the head that libcurl does not write itself.
        ///
        ///     Accept: application/json
        ///     Expect:                       libcurl's own field is left out
        ///     X-Empty;                      a field without a value
        private static func lines(_ request: TransportRequest, _ library: CURLLibrary) -> [String] {
            var lines: [String] = []
            lines.reserveCapacity(request.headers.fields.count + 4)
            for field in request.headers where !isFraming(field.name) {
                let isEmpty = field.value.utf8.allSatisfy { $0 == 32 || $0 == 9 }
                lines.append(isEmpty ? field.name + ";" : "\(field.name): \(field.value)")
            }
            if !request.headers.contains("Accept-Encoding"), !ContentDecoder.accepted.isEmpty {
                lines.append("Accept-Encoding: " + ContentDecoder.accepted)
            }
            if !request.headers.contains("User-Agent") { lines.append("User-Agent: Apus libcurl/" + library.version) }
            if request.body != nil || isEmptyBodySent(request) {
                // Waiting for the server's consent costs a second with servers that do not know it.
                if !request.headers.contains("Expect") { lines.append("Expect:") }
                if !request.headers.contains("Content-Type") { lines.append("Content-Type:") }
            }
            return lines
        }

        /// Whether the field says where the body ends, which only the transport knows.
        private static func isFraming(_ name: String) -> Bool {
            HeaderText.equal(name, "Content-Length") || HeaderText.equal(name, "Transfer-Encoding")
        }

        /// Whether a request without a body is sent with `Content-Length: 0` (RFC 9110 §8.6).
        private static func isEmptyBodySent(_ request: TransportRequest) -> Bool {
            request.body == nil && [.post, .put, .patch].contains(request.method)
        }

        /// Sets method and body.
        ///
        /// - Parameter size: of a body that is read by callbacks; `.some(nil)` when it is not known.
        func setBody(of request: TransportRequest, size: Int??) throws(TransportError) {
            if request.method == .head {
                set(.noBody, 1)
            } else if let size {
                set(.upload, 1)
                set(.uploadSize, size: size ?? -1)
            } else if let data = request.body?.data {
                setBody(data)
            } else if CURLHandle.isEmptyBodySent(request) {
                setBody(Data())
            } else {
                set(.httpGet, 1)
            }
            if request.method != .get || request.body != nil, request.method != .head {
                try require(.method, request.method.name)
            }
        }
    }

    /// The certificate authorities that the environment names, as libcurl's command line tool understands it.
    nonisolated struct CertificateEnvironment: Sendable {
        let file: String?
        let folder: String?

        static let shared = CertificateEnvironment { name in getenv(name).map { String(cString: $0) } }

        /// - Parameter variable: returns the value of an environment variable.
        init(_ variable: (String) -> String?) {
            func value(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
            file = value("CURL_CA_BUNDLE") ?? value("SSL_CERT_FILE")
            folder = value("SSL_CERT_DIR")
        }
    }
#endif
