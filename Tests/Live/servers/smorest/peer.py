"""The calls of calls.swift by httpx."""

import json

from python_client import client, concurrently, control, observe

for number in range(11):
    observe("order %d" % number, client.post("/orders/", json={
        "kind": "old" if number % 2 else "new", "day": "2024-02-29", "at": "12:30:00", "meta": {"a b": [1, None]},
        "note": None, "lines": [{"sku": "s%d" % number, "count": number + 1, "price": 1.25}], "pair": [1, "z"],
        "mail": "a@b.cd", "url": "https://example.com/ä", "secret": "hidden"}))
observe("order refused", client.post("/orders/", json={"lines": [{"sku": "a", "count": 0}], "mail": "x"}))
observe("orders of a kind", client.get("/orders/", params={
    "kind": "old", "tags": ["a b", "c,d"], "since": "2024-01-01T00:00:00Z", "flag": "true"}))
found, page = [], 1
while True:
    answer = client.get("/orders/", params={"page": page, "page_size": 4})
    found += [line["count"] for order in answer.json() for line in order["lines"]]
    if "next_page" not in json.loads(answer.headers["X-Pagination"]):
        break
    page += 1
observe("all pages", found)
observe("page beyond", client.get("/orders/", params={"page": 9, "page_size": 4}))
observe("paging header", json.loads(client.get("/orders/", params={"page": 2, "page_size": 4}).headers["X-Pagination"]))
observe("many at once", concurrently(50, lambda number: len(
    client.get("/orders/", params={"page": number % 3 + 1, "page_size": 4}).json())))
url = "/orders/" + client.get("/orders/", params={"page_size": 1}).json()[0]["id"]
tag = client.get(url).headers["ETag"]
observe("not changed", client.get(url, headers={"If-None-Match": tag}).status_code)
observe("changed with an old tag", client.patch(url, json={"note": "x"}, headers={"If-Match": '"old"'}))
observe("changed with the tag", client.patch(url, json={"note": "ü", "lines": []}, headers={"If-Match": tag}))
observe("deleted with an old tag", client.delete(url, headers={"If-Match": tag}))
observe("deleted with the tag", client.delete(url, headers={"If-Match": client.get(url).headers["ETag"]}))
observe("missing", client.get(url))
observe("upload", client.post("/orders/upload", files={"document": ("ü x.pdf", b"\x01" * 70_000)}))
observe("form", client.post("/orders/form", data={"name": "a&b=ü +", "numbers": [3, 1]}))
observe("form refused", client.post("/orders/form", data={"name": "a"}).json()["name"])
observe("download", client.get("/orders/download"))
observe("stream", [json.loads(line) for line in client.get("/orders/export").text.splitlines()])
for name in ("right", "wrong", "no"):
    headers = {} if name == "no" else {"Authorization": "Bearer " + name}
    observe(name + " token", client.get("/orders/closed", headers=headers))
control("restart")
observe("after a restart, which forgets orders", len(client.get("/orders/").json()))
observe("end", True)
