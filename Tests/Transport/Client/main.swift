import ApusRuntime
import Foundation

// A client for the tests of the transport: `apus-transport-client COMMAND PORT [ARGUMENTS]`. One process for each case, so
// that a test sees when a process ends or hangs.

// As in a program that does nothing about it: writing to a closed connection must not end the process.
signal(SIGPIPE, SIG_DFL)
let arguments = CommandLine.arguments
guard arguments.count > 2, let command = ClientCommand(rawValue: arguments[1]) else {
    print("usage: apus-transport-client COMMAND PORT [ARGUMENTS]")
    exit(2)
}
await command.run(TransportClient(port: arguments[2]), Array(arguments.dropFirst(3)))
