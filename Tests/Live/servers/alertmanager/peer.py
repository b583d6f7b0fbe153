"""The calls of calls.swift by httpx."""

import httpx
from python_client import SERVER, client, concurrently, control, observe

API = "/api/v2"
client.auth = ("ada", "secret")
observe("receivers", sorted(one["name"] for one in client.get(API + "/receivers").json()))
observe("status", client.get(API + "/status").json()["cluster"]["status"])
observe("alerts sent", client.post(API + "/alerts", json=[
    {"labels": {"alertname": "Disk ü", "host": "a b"}, "annotations": {"text": "x\ny"},
     "startsAt": "2024-05-06T07:08:09.120Z", "endsAt": "2099-01-01T00:00:00Z", "generatorURL": "http://example.com/?a=b"},
    {"labels": {"alertname": "CPU", "host": "c"}, "endsAt": "2099-01-01T00:00:00Z"}]))
observe("alert refused", client.post(API + "/alerts", json=[{"labels": {"": "x"}}]))


def shown(alert):
    values = ", ".join('"%s": "%s"' % (key, value.replace("\n", "\\n")) for key, value in alert["annotations"].items())
    return "%s [%s] %s" % (alert["labels"]["alertname"], values or ":", alert["status"]["state"])


observe("alerts", sorted(shown(one) for one in client.get(API + "/alerts").json()))
observe("filtered alerts", [one["startsAt"] for one in client.get(API + "/alerts", params={
    "active": "true", "silenced": "false", "inhibited": "false", "unprocessed": "true",
    "filter": ['alertname="Disk ü"', 'host=~"a.*"'], "receiver": "first"}).json()])
observe("filter refused", client.get(API + "/alerts", params={"filter": "no matcher at all"}))
observe("many at once", concurrently(50, lambda number: len(client.get(API + "/alerts").json())))
silence = client.post(API + "/silences", json={
    "matchers": [{"name": "alertname", "value": "CPU", "isRegex": False, "isEqual": True}], "createdBy": "ädä",
    "comment": "quiet", "startsAt": "2024-05-06T07:08:09Z", "endsAt": "2099-01-01T00:00:00.000Z"}).json()["silenceID"]
value = client.get(API + "/silence/" + silence).json()
observe("silence", [value["createdBy"], value["comment"], value["status"]["state"], value["matchers"][0]["name"]])
observe("silences", [one["comment"] for one in client.get(API + "/silences", params={"filter": 'alertname="CPU"'}).json()])
observe("silence refused", client.post(API + "/silences", json={
    "matchers": [], "createdBy": "a", "comment": "b", "startsAt": "2024-05-06T07:08:09Z", "endsAt": "2099-01-01T00:00:00Z"}))
observe("silence missing", client.get(API + "/silence/00000000-0000-4000-8000-000000000000"))
client.delete(API + "/silence/" + silence)
observe("silence deleted", client.get(API + "/silences").json()[0]["status"]["state"])
observe("wrong password", httpx.get(SERVER + API + "/silences", auth=("ada", "wrong")))
observe("no password", httpx.get(SERVER + API + "/silences"))
control("restart")
observe("after a restart", len(client.get(API + "/silences").json()))
observe("end", True)
