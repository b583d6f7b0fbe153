"""The calls of calls.swift by httpx."""

from python_client import client, concurrently, control, observe

for number in range(10):
    by = {"type": "group", "name": "G", "members": [{"type": "person", "name": "x"}]} if number % 2 else {
        "type": "person", "name": "Ä"}
    observe("book %d" % number, client.post("/books", json={
        "title": "t%d" % number, "by": by, "format": "paper" if number % 3 else "audio book",
        "pages": 12 if number % 4 else None, "published": "200%d-01-02" % number, "price": number + 0.25,
        "extra": {"a b": 1}}))
observe("book refused", client.post("/books", json={
    "title": "x", "by": {"type": "person", "name": "y"}, "format": "stone"}))
observe("books of a format", client.get("/books", params={
    "limit": 2, "offset": 1, "formats": ["audio book"], "since": "2001-01-01"}))
found, offset = [], 0
while True:
    page = client.get("/books", params={"limit": 3, "offset": offset}).json()["items"]
    if not page:
        break
    found += [one["book"]["title"] for one in page]
    offset += 3
observe("all pages", found)
first = client.get("/books", params={"limit": 1}).json()["items"][0]["id"]
url = "/books/" + first
observe("book", client.get(url))
observe("book missing", client.get("/books/00000000-0000-4000-8000-000000000000"))
observe("book replaced", client.put(url, json={"title": "new", "by": {"type": "person", "name": "n"}}))
observe("books changed", client.patch("/books", json=[
    {"type": "group", "name": "g", "members": []}, {"type": "person", "name": "p"}]))
observe("book deleted", client.delete(url))
observe("many at once", concurrently(50, lambda number: len(
    client.get("/books", params={"limit": number % 4 + 1}).json()["items"])))
observe("echo", client.get("/echo", params={"numbers": [3, -1], "flag": "true", "text": "ü&=+ /"},
                           headers={"X-Token": "a b", "Cookie": "session=s1"}))
observe("echo refused", client.get("/echo", params={"numbers": 1, "flag": "false", "text": "a"}, headers={"X-Token": "x"}))
observe("wrong token", client.get("/echo", params={"numbers": 1, "flag": "false"}, headers={"X-Token": "wrong"}))
observe("form", client.post("/form", data={"name": "a&b=ü +", "count": 3}))
observe("upload", client.post("/upload", data={"note": "ünï"}, files={"file": ("ä.bin", b"\x05" * 300_000, "image/png")}))
observe("bytes", client.get("/bytes", params={"size": 200_000}).content)
observe("text", client.get("/text"))
observe("events", client.get("/events", params={"count": 3}).text.split("\r\n"))
tag = client.get("/tagged").headers["ETag"]
observe("not changed", client.get("/tagged", headers={"If-None-Match": tag}).status_code)
for name in ("right", "wrong", "no"):
    headers = {} if name == "no" else {"Authorization": "Bearer " + name}
    observe(name + " bearer", client.get("/closed", headers=headers))
observe("failure", client.get("/fail"))
control("restart")
observe("after a restart", client.get("/books").json()["total"])
observe("end", True)
