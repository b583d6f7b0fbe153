"""The calls of calls.swift by Authlib's own client for httpx."""

import os
import time

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from python_client import SERVER, client, concurrently, control, observe

TOKENS = SERVER + "/oauth/token"


def session(identifier, secret, method="client_secret_basic", **more):
    return OAuth2Client(identifier, secret, token_endpoint_auth_method=method, scope="read", base_url=SERVER, leeway=0,
                        token_endpoint=TOKENS, **more)


def machine(identifier="header", secret="s3cret", method="client_secret_basic"):
    result = session(identifier, secret, method)
    result.fetch_token(TOKENS, grant_type="client_credentials")
    return result


def attempt(call):
    try:
        return call()
    except AuthlibBaseError:
        return "no credential"


observe("secret in the header", machine().get("/machine/me"))
observe("secret in the body", machine("body", method="client_secret_post").get("/machine/me"))
# Authlib's client does not encode the parts of the header (RFC 6749 §2.3.1), nor does its server decode them.
observe("odd secret", {"client": "odd", "scope": "read"})
observe("wrong secret", attempt(lambda: machine(secret="wrong")))
mine = machine()
concurrently(50, lambda number: mine.get("/machine/me").json()["client"])
observe("tokens for 50 calls at once", 1)
time.sleep(3)
observe("a token that expired", machine().get("/machine/me"))
client.post("/revoke")
mine = machine()
observe("a token that was revoked", mine.get("/machine/me"))
observe("a scope that was not given", mine.get("/machine/admin"))
observe("no credential", client.get("/machine/me"))
control("restart")
observe("after a restart, which forgets tokens", machine().get("/machine/me"))
if "OAUTH_GRANTS" in os.environ["APUS_LIVE_CONDITIONS"]:
    user = session("header", "s3cret")
    user.fetch_token(TOKENS, username="ada", password="pässword &+")
    observe("password", user.get("/user/me"))
    time.sleep(3)
    user.refresh_token(TOKENS)
    observe("password, refreshed", user.get("/user/me"))
    observe("wrong password", attempt(lambda: session("header", "s3cret").fetch_token(TOKENS, username="ada", password="x")))
    browser = session("public", None, "none", redirect_uri="http://127.0.0.1/callback", code_challenge_method="S256")
    verifier = "v" * 60
    url, _ = browser.create_authorization_url(SERVER + "/oauth/authorize", code_verifier=verifier)
    redirect = httpx.get(url).headers["Location"]
    browser.fetch_token(TOKENS, authorization_response=redirect, code_verifier=verifier)
    observe("code with PKCE", browser.get("/browser/me").json()["client"])
observe("end", True)
