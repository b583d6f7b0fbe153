"""The calls of calls.swift by httpx."""

import json
import threading
import time

import httpx
from python_client import SERVER, client, concurrently, control, observe


def owner(name):
    return {
        "name": name, "birth": "1999-02-03", "wake": "06:05:04", "nap": "PT1H30M", "balance": "12345.67",
        "address": {"street": "ß 1", "city": None, "zip": "12345"}, "colour": "dark-blue", "priority": 10,
        "pets": [{"kind": "dog", "name": "Rex", "tricks": ["sit"]}, {"kind": "cat", "name": "Mia", "lives": 7}],
        "labels": {"a b": "c", "": "empty"}, "nested": {"x": [{"street": "s"}]}, "extra": {"any": [1, None]},
        "pair": [7, "z"], "either": 5, "unique": [1, 2], "re-named": "yes",
    }


def pages():
    cursor, names = None, []
    while True:
        page = client.get("/owners", params={"limit": 5} | ({"cursor": cursor} if cursor else {})).json()
        names += [one["name"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            return names


def owners():
    observe("owner created", client.post("/owners", json=owner("Ada")))
    observe("owner created twice", client.post("/owners", json=owner("Ada")))
    observe("owner refused", client.post("/owners", json=owner("")))
    for number in range(23):
        client.post("/owners", json=owner("n%d" % number))
    observe("owners of a colour", client.get("/owners", params={"limit": 2, "colour": ["dark-blue", ""]}))
    observe("limit refused", client.get("/owners", params={"limit": 101}))
    observe("all pages", pages())
    number = client.get("/owners", params={"limit": 1}).json()["items"][0]["id"]
    url = "/owners/" + number
    first = client.get(url)
    observe("owner", first)
    observe("owner not changed", client.get(url, headers={"If-None-Match": first.headers["ETag"]}).status_code)
    observe("owner missing", client.get("/owners/00000000-0000-4000-8000-000000000000"))
    observe("patch of nothing", client.patch(url, json={}))
    observe("patch of null", client.patch(url, json={"name": None}))
    observe("patch of both", client.patch(url, json={"name": "x", "address": {"street": "s"}}))
    observe("pets", client.put(url + "/pets", json=[{"kind": "cat", "name": "é"}, {"kind": "dog", "name": "b"}]))
    observe("owner deleted", client.delete(url))
    observe("owner deleted twice", client.delete(url))


def echoes():
    path = "/echo/-5/a%20b%2Bc%252F%3F%23%C3%A9/2024-02-29/red/x%20y%2Fz"
    observe("echo of all", client.get(path, params={
        "words": ["a,b", "", "c&d=e", "ü"], "numbers": [1, -2], "flag": "true", "ratio": 1.5,
        "at": "2024-05-06T05:08:09Z", "clock": "12:30:00", "amount": "1.10", "letter": "y", "odd[name]": "o d",
    }, headers=[("X-Token", "tök en".encode()), ("X-Numbers", "4"), ("Cookie", "session=s%3D1%3B%20t")]))
    observe("echo of little", client.get("/echo/0/plain/0001-01-01/red/r"))
    text = '[null, 1e2, -0.5, 9007199254740993, "\\u2028", {"a": {}}]'
    observe("echo of JSON", client.post("/echo/json", content=text, headers={"Content-Type": "application/json"}))
    observe("echo of a tree", client.post("/echo/tree", json={
        "value": 1, "children": [{"value": 2, "children": [{"value": 3}]}]}))
    observe("many at once", concurrently(50, lambda number: client.post("/echo/json", json=[number]).json()))


def forms():
    observe("form", client.post("/forms/plain", data={"name": "a b&c=ü+", "age": "3", "tags": ["x", "y z"]}))
    observe("form refused", client.post("/forms/plain", data={"name": ""}))
    data = bytes(number % 251 for number in range(3_000_000))
    observe("upload", client.post("/forms/upload", files={"file": ('ä "q".bin', data, "image/png")},
                                  data={"note": "n\nö"}))
    observe("upload from disk", client.post("/forms/upload", files={"file": ("f.bin", data)}))
    observe("upload of many", client.post("/forms/many", files=[
        ("files", ("1", b"a")), ("files", ("2", b"")), ("small", ("s", b"small"))]))
    observe("file or text: file", client.post("/forms/either", files={"thing": ("a.png", b"abc", "image/png")}))
    observe("file or text: text", client.post("/forms/either", files={"thing": (None, "ä b")}))


def files():
    observe("no bytes", client.get("/files/bytes/0").content)
    observe("many bytes", client.get("/files/bytes/5000000"))
    observe("text", client.get("/files/text"))
    observe("download", client.get("/files/bytes/1000000"))
    observe("moved", client.get("/files/moved").content)


def events(url):
    found, event = [], {}
    with client.stream("GET", url) as stream:
        for line in stream.iter_lines():
            name, _, value = line.partition(": ")
            if not line and "data" in event:
                found.append(event)
                event = {}
            elif name in ("data", "event", "id"):
                event[name] = value
    return found


def streams():
    lines = client.get("/streams/lines", params={"count": 20}).text.splitlines()
    observe("lines", [json.loads(line) for line in lines])
    observe("events", [json.loads(event["data"]) for event in events("/streams/events?count=20")])
    observe("named events", ["%s %s %s" % (event["event"], event["id"], event["data"])
                             for event in events("/streams/named-events")])
    with client.stream("GET", "/streams/endless") as stream:
        for number, line in enumerate(stream.iter_lines()):
            if number == 99:
                observe("first of endless", json.loads(line)["number"])
                break


def credentials():
    right = {
        "bearer": {"headers": {"Authorization": "Bearer right"}},
        "basic": {"auth": httpx.BasicAuth("ädä".encode(), "pässword:with colon".encode())},
        "key-in-header": {"headers": {"X-Key": "k e y"}},
        "key-in-query": {"params": {"key": "k&e=y ü"}},
        "key-in-cookie": {"headers": {"Cookie": "key=cookie"}},
    }
    wrong = {"bearer": {"headers": {"Authorization": "Bearer wrong"}}, "basic": {"auth": ("a", "b")}}
    for name, values in [("right", right), ("wrong", wrong), ("no", {})]:
        for kind in right:
            observe("%s %s" % (name, kind.replace("-", " ")), client.get("/auth/" + kind, **values.get(kind, {})))


def restart():
    control("restart")
    observe("after a restart", client.get("/owners").json()["total"])
    control("stop")
    answers = []

    def patient():
        for _ in range(100):
            try:
                answers.append(client.get("/owners").json()["total"])
                return
            except httpx.TransportError:
                time.sleep(0.1)

    thread = threading.Thread(target=patient)
    thread.start()
    time.sleep(0.3)
    control("start")
    thread.join()
    observe("while the server restarts", answers[0])


owners()
echoes()
forms()
files()
streams()
credentials()
for code in [400, 403, 404, 410, 418, 422, 429, 500, 503]:
    observe("status %d" % code, client.get("/status/%d" % code))
try:
    httpx.get(SERVER + "/slow?seconds=5", timeout=0.2)
except httpx.ReadTimeout:
    observe("timeout", "timed out")
restart()
observe("end", True)
