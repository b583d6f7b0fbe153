"""The Swift program that makes the calls of a client, and what it prints."""

import json
import os

from .processes import finish


#: How many calls a source file has: more need too much memory of the compiler.
_CALLS = 40


def sources(listing, description, client_text):
    """Swift, as pairs of a file's name and its text: one function for each call, so that the compiler has little to infer
    at once, in files of a bounded number of calls."""
    calls = []
    for number, operation in enumerate(listing.operations):
        cases = [content for content in operation.contents if content.case] or [None]
        calls += [(call_name(number, content), operation, content) for content in cases]
    parts = [calls[start:start + _CALLS] for start in range(0, len(calls), _CALLS)]
    for number, part in enumerate(parts):
        yield "LiveCalls%d.swift" % number, _part(number, part, listing.client, is_last=number + 1 == len(parts))
    needs_server = not description.has_server or "server: Server =" not in client_text
    lines = [*_IMPORTS, "@main struct LiveMain {", "    static func main() async {",
             "        await LiveProgram(client: liveClient, call: liveCall0).run()", "    }", "}", "",
             "@Sendable func liveClient(_ options: ClientOptions) -> %s {" % listing.client,
             "    %s" % _client(listing, description, needs_server), "}", ""]
    yield "LiveMain.swift", "\n".join(lines)


_IMPORTS = ["import ApusRuntime", "import Foundation", "import LiveHarness", ""]


def _part(number, calls, client, is_last):
    """A file: the functions of the calls, and a function that finds one by its name, here or in the next file."""
    lines = list(_IMPORTS)
    for name, operation, content in calls:
        lines += _function(name, operation, content, client)
    # A function and not a closure: the types of a closure with hundreds of calls are inferred all at once.
    lines += ["@Sendable func liveCall%d(_ name: String, _ client: %s, _ a: LiveArguments) async throws -> any Sendable {"
              % (number, client), "    switch name {"]
    lines += ["    case \"%s\": return try await live_%s(client, a)" % (name, name) for name, _, _ in calls]
    rest = 'fatalError("no call \\(name)")' if is_last else "return try await liveCall%d(name, client, a)" % (number + 1)
    return "\n".join([*lines, "    default: %s" % rest, "    }", "}", ""])


def call_name(number, content):
    """The name of a call of an operation, one for each kind of body that can be chosen."""
    return "c%d%s" % (number, "_" + content.case if content is not None and content.case else "")


def _function(name, operation, content, client):
    """A function that makes the call. Each argument is a constant with its type: for a call with 80 generic arguments, the
    compiler needs gigabytes of memory to find all types at once."""
    constants, arguments = [], []
    for number, argument in enumerate(operation.arguments):
        value = "try a.%s(\"%s\")" % ("required" if argument.is_required else "optional", argument.name)
        annotation = ": " + argument.swift_type
        if argument.is_upload:
            value = "(%s as %s)" % (value, "Data" if argument.is_required else "Data?")
            annotation = ""
            media_type = _type_in_range(operation.contents[0] if operation.contents else None)
            if media_type and argument.is_required:
                value = 'UploadBody.data(%s, contentType: "%s")' % (value, media_type)
            elif media_type:
                value += '.map { UploadBody.data($0, contentType: "%s") }' % media_type
        if content is not None and argument.location == "body":
            value = "try a.required(\"%s\")" % argument.name
            if _type_in_range(content):
                value = '.data(%s, contentType: "%s")' % (value, _type_in_range(content))
            value = ".`%s`(%s)" % (content.case, value)
            if not argument.is_required:
                value = "a.has(\"%s\") ? %s : nil" % (argument.name, value)
            # The choice is nested in the type of the group.
            arguments.append("%s: %s" % (argument.name, value))
            continue
        constants.append("    let v%d%s = %s" % (number, annotation, value))
        arguments.append("%s: v%d" % (argument.name, number))
    call = "%s(%s)" % (operation.call, ", ".join(arguments))
    return ["func live_%s(_ client: %s, _ a: LiveArguments) async throws -> any Sendable {" % (name, client),
            *constants, "    return try await %s" % call, "}", ""]


def _type_in_range(content):
    """A type for bytes whose description has ranges only: the caller has to give it (RFC 4735: `image/example`)."""
    if content is None or content.call not in ("binary", "data") or any("*" not in one for one in content.media_types):
        return None
    return content.media_types[0].partition("/")[0] + "/example" if content.media_types else None


def _client(listing, description, needs_server):
    arguments = []
    for label, key in listing.credentials:
        scheme = description.security_scheme(key)
        is_basic = scheme.get("type") == "http" and str(scheme.get("scheme")).lower() == "basic"
        value = '.basic(username: "ada", password: "secret")' if is_basic else '.token("secret")'
        arguments.append("%s: %s" % (label, value))
    if needs_server:
        arguments.append('server: Server("%s")' % description.server)
    return "%s(%s)" % (listing.client, ", ".join(arguments + ["options: options"]))


def run(program, jobs, folder, timeout=600):
    """The lines that the program prints for the jobs, and the identifiers of jobs that ended the process."""
    lines, trapped, rest = [], [], list(jobs)
    while rest and len(trapped) < 20:
        path = os.path.join(folder, "jobs.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for job in rest:
                file.write(json.dumps(job) + "\n")
        environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
        output, _, status = finish([program, path], timeout, environment=environment)
        got = [json.loads(line) for line in output.decode("utf-8", "replace").split("\n") if line.endswith("}")]
        lines += got
        if status == 0:
            return lines, trapped
        counts = {}
        for line in got:
            counts[line.get("id")] = counts.get(line.get("id"), 0) + 1
        position = next((index for index, job in enumerate(rest)
                         if counts.get(job["id"], 0) < len(job["answers"])), len(rest))
        trapped += [(job["id"], counts.get(job["id"], 0)) for job in rest[position:position + 1]]
        rest = rest[position + 1:]
    return lines, trapped
