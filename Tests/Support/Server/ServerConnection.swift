import Foundation

/// Serves the requests of a connection in order, on a separate thread.
struct ServerConnection: Sendable {
    let number: Int
    let socket: Socket
    let options: LoopbackServer.Options
    let handler: LoopbackServer.Handler
    let record: Locked<ServerRecord>

    /// Blocks until the connection has ended.
    func run() {
        var reader = RequestReader(socket)
        var index = 0
        do {
            while let head = try reader.nextHead(), try serve(head, index: index, with: &reader) {
                index += 1
            }
        } catch let fault as RequestReader.Fault {
            note(fault)
        } catch {
            note(.brokenOff(bodyBytes: nil))
        }
        // Closing a socket with unread bytes resets the connection, and the client may lose the reply.
        socket.finishSending()
        socket.drain(for: .seconds(1))
        record.access { $0.sockets[number] = nil }
        socket.close()
    }

    /// Answers a request, and returns whether the connection can be reused.
    private func serve(_ head: RecordedRequest, index: Int, with reader: inout RequestReader) throws -> Bool {
        record.access { $0.inProgress += 1 }
        defer { record.access { $0.inProgress -= 1 } }
        var request = head
        request.connection = number
        request.indexOnConnection = index
        let readsBody = try prepareBody(of: request)
        if readsBody {
            try reader.readBody(of: &request, keeping: options.bodies.limit)
        }
        request.arrival = .now
        request.ordinal = record.access { record in
            request.ordinal = record.requests.count
            record.requests.append(request)
            return request.ordinal
        }
        guard let reply = answer(request) else { return false }
        var writer = ReplyWriter(reply, answering: request, on: socket)
        return writer.run() && readsBody
    }

    /// Answers `Expect: 100-continue` as the options require, and returns whether to read the body.
    private func prepareBody(of request: RecordedRequest) throws -> Bool {
        if case .unread = options.bodies { return false }
        guard request.expectsContinue else { return true }
        switch options.expectation {
        case .proceed:
            try socket.send([UInt8]("HTTP/1.1 100 Continue\r\n\r\n".utf8))
            return true
        case .ignore: return true
        case .answerAtOnce: return false
        }
    }

    /// Returns the reply of the handler; `nil` if the client closes the connection or the server stops before.
    private func answer(_ request: RecordedRequest) -> Reply? {
        switch handler {
        case .immediate(let handler): return handler(request)
        case .suspending(let handler):
            let answer = Locked<Reply?>(nil)
            let done = DispatchSemaphore(value: 0)
            let task = Task.detached(priority: .high) {
                let reply = await handler(request)
                answer.access { $0 = reply }
                done.signal()
            }
            while done.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
                if socket.waitForHangUp(.zero) {
                    task.cancel()
                    return nil
                }
            }
            return answer.current
        }
    }

    private func note(_ fault: RequestReader.Fault) {
        switch fault {
        case .brokenOff(let bodyBytes):
            record.access { record in
                guard !record.isStopping else { return }
                record.faults.append(.brokenOff(connection: number, bodyBytes: bodyBytes))
            }
        case .malformed(let text):
            record.access { $0.faults.append(.malformed(connection: number, text)) }
            let head = "HTTP/1.1 400 Bad Request\r\nContent-Length: \(text.utf8.count)\r\nConnection: close\r\n\r\n"
            try? socket.send([UInt8]((head + text).utf8))
        }
    }
}
