"""What the Python clients of the servers share: the same lines as `Live.observe` prints in Swift."""

import json
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor

import httpx

SERVER = sys.argv[1]
client = httpx.Client(base_url=SERVER, timeout=60, follow_redirects=True)


def observe(name, call):
    """Prints the value of a call: of a response its body, or status and body of an error."""
    value = call() if callable(call) else call
    print(json.dumps({"name": name, "value": plain(value)}), flush=True)


def plain(value):
    if isinstance(value, httpx.Response):
        return response(value)
    if isinstance(value, bytes):
        return {"size": len(value), "sum": zlib.adler32(value)}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def response(value):
    kind = value.headers.get("Content-Type", "")
    try:
        body = value.json() if "json" in kind else None
    except ValueError:
        body = None
    if body is None:
        body = value.text if value.status_code >= 400 or kind.startswith("text/") else value.content or None
    if value.status_code >= 400:
        return {"status": value.status_code, "body": body}
    return plain(body)


def control(word):
    """Has the server stopped, started or restarted."""
    print(json.dumps({"control": word}), flush=True)
    sys.stdin.readline()


def concurrently(count, call):
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(call, range(count)))
