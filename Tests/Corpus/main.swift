import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
guard let options = CorpusOptions(arguments) else {
    FileHandle.standardError.write(Data(CorpusOptions.usage.utf8))
    exit(2)
}
exit(try CorpusRun(options).run() ? 0 : 1)
