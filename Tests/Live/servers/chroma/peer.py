"""The calls of calls.swift by httpx."""

import json

from python_client import client, concurrently, control, observe

API = "/api/v2"
ROOT = API + "/tenants/default_tenant/databases/default_database"
observe("version", client.get(API + "/version"))
observe("healthcheck", client.get(API + "/healthcheck"))
observe("checks", client.get(API + "/pre-flight-checks"))
observe("identity", client.get(API + "/auth/identity"))
observe("tenant", client.post(API + "/tenants", json={"name": "tenant ü"}))
observe("tenant read", client.get(API + "/tenants/tenant%20%C3%BC"))
observe("database", client.post(API + "/tenants/tenant%20%C3%BC/databases", json={"name": "second"}))
observe("databases", [one["name"] for one in client.get(API + "/tenants/tenant%20%C3%BC/databases").json()])


def named(answer):
    return answer if answer.status_code >= 400 else answer.json()["name"]


for number in range(12):
    made = client.post(ROOT + "/collections", json={
        "name": "coll-%d" % number, "metadata": {"a": "ü", "b": 1, "c": 1.5, "d": True}}).json()
    observe("collection %d" % number, [made["name"], json.dumps(
        made["metadata"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)])
observe("collection twice", named(client.post(ROOT + "/collections", json={"name": "coll-1"})))
observe("collection refused", named(client.post(ROOT + "/collections", json={"name": "x"})))
found, offset = [], 0
while True:
    page = client.get(ROOT + "/collections", params={"limit": 5, "offset": offset}).json()
    found += [one["name"] for one in page]
    offset += 5
    if not page:
        break
observe("all pages", sorted(found))
observe("collection missing", named(client.get(ROOT + "/collections/missing")))
client.delete(ROOT + "/collections/coll-0")
observe("collection deleted", client.get(ROOT + "/collections_count"))
url = ROOT + "/collections/" + client.get(ROOT + "/collections/coll-1").json()["id"]
observe("records", client.post(url + "/add", json={
    "ids": ["a", "b b", "ü"], "embeddings": [[1, 0, 0.25], [0, 1, 0], [0, 0, -1.5]], "documents": ["x", None, "ß"],
    "metadatas": [{"k": 1}, None, {"k": 2, "s": "t"}]}))
observe("records refused", client.post(url + "/add", json={"ids": ["c"], "embeddings": [[1]]}))
observe("count", client.get(url + "/count"))
observe("got", client.post(url + "/get", json={"ids": ["a", "ü"], "include": ["documents", "embeddings", "metadatas"]}))
observe("got by a filter", client.post(url + "/get", json={
    "where": {"k": {"$gt": 1}}, "include": ["metadatas"]}).json()["ids"])
observe("nearest", client.post(url + "/query", json={
    "query_embeddings": [[1, 0, 0], [0, 1, 0]], "n_results": 2, "include": ["documents", "distances"]}))
client.post(url + "/upsert", json={"ids": ["a", "d"], "embeddings": [[9, 9, 9], [1, 1, 1]]})
observe("changed", client.post(url + "/get", json={"include": ["embeddings"]}))
observe("deleted", client.post(url + "/delete", json={"ids": ["a"]}))
observe("many at once", concurrently(50, lambda number: client.get(url + "/count").json()))
control("restart")
observe("after a restart", client.get(ROOT + "/collections_count"))
observe("end", True)
