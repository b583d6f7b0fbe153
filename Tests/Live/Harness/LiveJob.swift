import ApusRuntime
import Foundation

/// A line of the job file: which call, its arguments, and what the server answers, once for each answer.
struct LiveJob {
    let id: String
    let call: String
    let arguments: LiveArguments
    let answers: [TransportResponse]

    init(line: Data) throws {
        let value = try JSONValue(jsonBytes: line)
        id = value["id"]?.string ?? ""
        call = value["call"]?.string ?? ""
        arguments = LiveArguments(members: value["arguments"]?.object ?? [:])
        answers = (value["answers"]?.array ?? []).map { answer in
            var headers = HTTPHeaders()
            for field in answer["headers"]?.array ?? [] {
                headers.append(field[0]?.string ?? "", field[1]?.string ?? "")
            }
            let body = Data(base64Encoded: answer["body"]?.string ?? "") ?? Data()
            return TransportResponse(
                status: Int(answer["status"]?.number?.description ?? "") ?? 0,
                headers: headers,
                body: body
            )
        }
    }
}
