"""The Swift program that makes the calls of a client, and what it prints."""

import json
import os
import subprocess


def source(listing, description, client_text):
    """Swift: one function for each call, so that the compiler has little to infer at once."""
    lines = ["import ApusRuntime", "import Foundation", "import LiveHarness", ""]
    names = []
    for number, operation in enumerate(listing.operations):
        cases = [content for content in operation.contents if content.case] or [None]
        for content in cases:
            name = call_name(number, content)
            names.append(name)
            lines += _function(name, operation, content, listing.client)
    lines += ["@main struct LiveMain {", "    static func main() async {", "        await LiveProgram("]
    lines += ["            client: { options in %s },"
              % _client(listing, description, not description.has_server or "server: Server =" not in client_text)]
    lines += ["            call: { name, client, arguments in", "                switch name {"]
    lines += ["                case \"%s\": try await live_%s(client, arguments)" % (name, name) for name in names]
    lines += ["                default: fatalError(\"no call \\(name)\")", "                }", "            }",
              "        ).run()", "    }", "}", ""]
    return "\n".join(lines)


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
        if content is not None and argument.location == "body":
            value = ".`%s`(try a.required(\"%s\"))" % (content.case, argument.name)
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
        try:
            done = subprocess.run([program, path], input=b"", capture_output=True, timeout=timeout,
                                  env=environment)
            output, status = done.stdout, done.returncode
        except subprocess.TimeoutExpired as expired:
            output, status = expired.stdout or b"", -1
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
