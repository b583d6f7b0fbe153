"""The calls of calls.swift by httpx."""

from urllib.parse import quote

import httpx
from python_client import SERVER, client, concurrently, control, observe

client.headers["Authorization"] = "token token"
ROOT = "/api/contents/"
for name, text in [("a b.txt", "ünï\nline"), ("empty.txt", ""), ("plus+%25.txt", "x")]:
    url = ROOT + quote(name)
    saved = client.put(url, json={"type": "file", "format": "text", "content": text}).json()
    observe("file " + name, [saved["name"], saved["path"], saved["type"]])
    observe("content of " + name, client.get(url, params={"content": 1}).json()["content"])
    observe("no content of " + name, client.get(url, params={"content": 0}).json()["size"])
client.put(ROOT + "data.bin", json={"type": "file", "format": "base64", "content": "AAEC/w=="})
observe("bytes", client.get(ROOT + "data.bin", params={"format": "base64"}).json()["content"])
observe("folder", client.post(ROOT, json={"type": "directory"}).json()["path"])
observe("folder's content", client.get(ROOT + "Untitled%20Folder").json()["type"])
observe("renamed", client.patch(ROOT + "a%20b.txt", json={"path": "renamed.txt"}).json()["path"])
observe("missing", client.get(ROOT + "missing.txt"))
made = client.post(ROOT + "renamed.txt/checkpoints").json()["id"]
observe("checkpoints", [made, client.get(ROOT + "renamed.txt/checkpoints").json()[0]["id"]])
tag = client.get("/api/config/tagged").headers.get("ETag", "none")
observe("not changed", client.get("/api/config/tagged", headers={"If-None-Match": tag}).status_code)
observe("deleted", client.delete(ROOT + "empty.txt"))
observe("deleted twice", client.delete(ROOT + "empty.txt"))
observe("many at once", len(concurrently(50, lambda number: client.get(
    ROOT + "renamed.txt", params={"content": 0}).json()["name"])))
observe("version", client.get("/api/").json()["version"])
observe("kernels", len(client.get("/api/kernels").json()))
observe("sessions", len(client.get("/api/sessions").json()))
observe("setting written", client.patch("/api/config/live", json={"a": [1, None], "b": "ü"}))
observe("setting", client.get("/api/config/live"))
observe("who", client.get("/api/me", params={"permissions": '{"contents": ["read"]}'}).json()["permissions"])
observe("description", client.get("/api/spec.yaml").text)
observe("wrong token", httpx.get(SERVER + "/api/kernels", headers={"Authorization": "token wrong"}))
control("restart")
observe("after a restart", client.get(ROOT + "renamed.txt", params={"content": 0}).json()["name"])
observe("end", True)
