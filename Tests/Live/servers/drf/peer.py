"""The calls of calls.swift by httpx."""

import httpx
from python_client import SERVER, client, concurrently, control, observe

client.headers["Authorization"] = "Token token"
K, A = "/api/keepers/", "/api/animals/"
observe("keeper created", client.post(K, json={"name": "Äda", "email": "a@b.cd", "phone": None}))
observe("keeper twice", client.post(K, json={"name": "Äda"}))
observe("keeper by form", client.post(K, data={"name": "by & form=ü", "phone": "+1 2"}))
observe("keeper by multipart", client.post(K, files={"name": (None, "by\nmultipart ü")}))
observe("many keepers", len(concurrently(50, lambda number: client.post(K, json={"name": "k%d" % number}).json()["name"])))


def pages(url):
    found = []
    while url:
        page = client.get(url).json()
        found += page["results"]
        url = page["next"]
    return found


observe("pages by offset", sorted(one["name"] for one in pages(K + "?limit=7")))
observe("pages by cursor", len(pages("/api/keepers-by-cursor/")))
observe("keeper patched", client.patch(K + "1/", json={"phone": "7"}))
observe("keeper missing", client.get(K + "4711/"))
observe("keeper deleted", client.delete(K + "2/"))


def animal(number):
    return {
        "uid": "00000000-0000-4000-8000-0000000000%d" % (10 + number), "name": "a%d" % number,
        "diet": "plants" if number % 2 else "meat", "mood": "happy" if number % 3 else "", "level": 3 if number % 2 else 1,
        "weight": "%d.50" % number, "born": "2001-02-%d" % (10 + number), "seen": "2024-05-06T07:08:09.123456Z",
        "feeding": "06:30:00", "gestation": "3 04:05:06", "notes": {"x": [1, None]},
        "keeper": 1 if number % 4 else None, "big": 9007199254740993, "address": "::1", "secret": "s", "sizes": {"a": 1}}


for number in range(16):
    observe("animal %d" % number, client.post(A, json=animal(number)))
observe("animal refused", client.post(A, json={"name": "", "level": 2, "weight": "x"}))
observe("pages by number", [one["name"] for one in pages(A)])
observe("page beyond", client.get(A, params={"page": 99}))
observe("filtered", [one["name"] for one in client.get(A, params={
    "born__lt": "2001-02-20", "born__range": "2001-02-11,2001-02-16", "diet": "meat", "keeper__isnull": "false",
    "level__gte": 1, "ordering": "-name", "search": "a", "weight__gte": 1.5}).json()["results"]])
observe("stats", client.get(A + "stats/", params={
    "csv": "1,2", "ids": ["00000000-0000-4000-8000-000000000001"], "when": "2024-05-06T07:08:09Z"}))
url = A + "00000000-0000-4000-8000-000000000010/"
observe("photo", client.post(url + "photo/", files={"photo": ("p.png", b"\x07" * 100_000)}, data={"caption": "ünï"}))
observe("photo read", client.get(url + "raw/"))
observe("animal put", client.put(url, json={"name": "put", "weight": None, "diet": None}))
tag = client.get(url).headers["ETag"]
observe("animal not changed", client.get(url, headers={"If-None-Match": tag}).status_code)
observe("animal deleted", client.delete(url))
observe("token", client.post("/token/", json={"username": "admin", "password": "pässword"}))
observe("token refused", client.post("/token/", json={"username": "admin", "password": "x"}))
right = httpx.BasicAuth(b"admin", "pässword".encode())
observe("basic credentials", httpx.get(SERVER + K + "1/", auth=right))
observe("wrong basic credentials", httpx.get(SERVER + K + "1/", auth=("admin", "x")))
observe("no credentials", httpx.get(SERVER + K + "1/"))
control("restart")
observe("after a restart", client.get(K, params={"limit": 1}).json()["count"])
observe("end", True)
