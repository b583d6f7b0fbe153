public import Foundation

/// How the transport on libcurl makes TLS connections.
public nonisolated struct CURLConfiguration: Sendable, Hashable {
    /// A client certificate and its key, in files in PEM format.
    public struct ClientCertificate: Sendable, Hashable {
        /// The certificate, followed by those of intermediate authorities.
        public var certificate: URL
        /// The private key; it may be in the same file.
        public var key: URL
        /// The password of the key.
        public var password: String?

        public init(certificate: URL, key: URL, password: String? = nil) {
            self.certificate = certificate
            self.key = key
            self.password = password
        }
    }

    /// A file with the certificate authorities that are trusted, in PEM format. `nil`: the file of the environment variable
    /// `CURL_CA_BUNDLE` or `SSL_CERT_FILE`, the folder of `SSL_CERT_DIR`, else those of the system.
    public var certificateAuthorities: URL?
    public var clientCertificate: ClientCertificate?

    /// The authorities of the system, and no client certificate.
    public init() {}
}

nonisolated extension CURLConfiguration.ClientCertificate: CustomStringConvertible, CustomReflectable {
    /// The files; never the password.
    public var description: String { "\(certificate.lastPathComponent), \(key.lastPathComponent)" }
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

#if os(Linux)
    nonisolated extension ClientTransport {
        /// A transport on libcurl, which every Swift process on Linux can load; `nil` when there is none, or one older than
        /// 7.68.
        ///
        /// - **Connections** are shared by all clients of the process, kept while there is anything to do, and closed half a
        ///   minute later. HTTP/2 is used where TLS negotiates it.
        /// - **Uploads** are read while they are sent. A stream is sent in chunks (`Transfer-Encoding: chunked`), because its
        ///   length is not known.
        /// - **Downloads** and streams are paused while their reader is slow, at about a quarter of a megabyte.
        /// - **Proxies** are those of `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`.
        /// - **Content codings** are `gzip` and `deflate`, and `br` and `zstd` where libcurl has them.
        ///
        /// It follows no redirects and keeps no cookies, no credentials and no `.netrc`.
        public static func curl(_ configuration: CURLConfiguration = CURLConfiguration()) -> ClientTransport? {
            guard let library = CURLLibrary.shared else { return nil }
            return ClientTransport(name: "libcurl \(library.version)") { request in
                try await CURLTransfer(request, configuration, library, .shared).run()
            }
        }
    }
#endif
