"""The calls of calls.swift by httpx."""

import httpx
from python_client import SERVER, client, concurrently, control, observe

client.headers["X-API-Key"] = "key"
ROOT = "/api/v1/servers/localhost"
ZONE = ROOT + "/zones/example.org."
observe("servers", [one["id"] for one in client.get("/api/v1/servers").json()])


def zone(name):
    answer = client.post(ROOT + "/zones", json={
        "name": name, "kind": "Native", "nameservers": ["ns1.example.net."], "rrsets": [
            {"name": "www." + name, "type": "A", "ttl": 60, "records": [{"content": "192.0.2.1", "disabled": False}]}]})
    return [answer.json()["name"], answer.json()["kind"]] if answer.status_code < 400 else answer


for name in ("example.org.", "münchen.example."):
    observe("zone " + name, zone(name))
observe("zone twice", client.post(ROOT + "/zones", json={"name": "example.org.", "kind": "Native", "nameservers": []}))
observe("records added", client.patch(ZONE, json={"rrsets": [{
    "name": "t.example.org.", "type": "TXT", "ttl": 5, "changetype": "REPLACE",
    "records": [{"content": '"a b; c"', "disabled": False}], "comments": [{"content": "ü", "account": "me"}]}]}))
observe("record refused", client.patch(ZONE, json={"rrsets": [{
    "name": "x.example.org.", "type": "A", "ttl": 5, "changetype": "REPLACE", "records": [{"content": "no address"}]}]}))
observe("zone read", sorted(
    '%s %s ["%s"]' % (one["name"], one["type"], '", "'.join(
        record["content"].replace('"', '\\"') for record in one["records"]))
    for one in client.get(ZONE).json()["rrsets"]))
observe("records of a name", len(client.get(ZONE, params={
    "rrsets": "true", "rrset_name": "t.example.org.", "rrset_type": "TXT"}).json()["rrsets"]))
observe("zone exported", [line for line in client.get(ZONE + "/export").text.splitlines() if "TXT" in line])
observe("zone missing", client.get(ROOT + "/zones/missing.org."))
observe("many at once", concurrently(50, lambda number: len(
    client.get(ROOT + "/zones", params={"zone": "example.org."}).json())))
observe("found", ["%s %s" % (one["name"], one["content"]) for one in client.get(ROOT + "/search-data", params={
    "q": "t.exam*", "max": 10, "object_type": "record"}).json()])
client.post(ZONE + "/metadata", json={"kind": "ALLOW-AXFR-FROM", "metadata": ["192.0.2.0/24", "AUTO-NS"]})
observe("metadata", client.get(ZONE + "/metadata/ALLOW-AXFR-FROM"))
observe("signature key", client.post(ROOT + "/tsigkeys", json={"name": "k", "algorithm": "hmac-sha256", "key": "YWJjZA=="}))
observe("setting", next(one["value"] for one in client.get(ROOT + "/config").json() if one["name"] == "api"))
observe("statistics", len(client.get(ROOT + "/statistics", params={"statistic": "uptime"}).json()))
observe("cache flushed", client.put(ROOT + "/cache/flush", params={"domain": "example.org."}))
observe("wrong key", httpx.get(SERVER + "/api/v1/servers", headers={"X-API-Key": "wrong"}))
observe("zone deleted", client.delete(ZONE))
control("restart")
observe("after a restart", len(client.get(ROOT + "/zones").json()))
observe("end", True)
