#if os(Linux)
    internal import ApusCURL
    internal import Foundation

    nonisolated extension CURLTransfer {
        /// The callbacks of all transfers; the context of each is the transfer, which the loop holds.
        static let callbacks = ApusCURL_Callbacks(
            header: { bytes, size, count, context in
                let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return transfer(context).receive(line: line) ? line.count : 0
            },
            write: { bytes, size, count, context in
                transfer(context).receive(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
            },
            read: { bytes, size, count, context in
                transfer(context).fill(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
            },
            seek: { context, offset, origin in
                transfer(context).rewind(to: offset, origin) ? 0 : 1
            },
            progress: { context, _, received, _, sent in
                transfer(context).note(progress: received + sent) ? 0 : 1
            },
            resolve: { _, _, context in
                transfer(context).willResolve() ? 0 : 1
            },
            connect: { context in
                transfer(context).willConnect() ? 0 : 1
            },
            send: { context, _, _, _, _ in
                transfer(context).willSend() ? 0 : 1
            }
        )

        private static func transfer(_ context: UnsafeMutableRawPointer) -> CURLTransfer {
            Unmanaged.fromOpaque(context).takeUnretainedValue()
        }
    }
#endif
