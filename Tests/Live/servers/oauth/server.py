"""An OAuth 2 server by Authlib: client credentials, passwords, and codes with PKCE; and the API that wants its tokens."""

import sys
import time

from authlib.integrations.flask_oauth2 import AuthorizationServer, ResourceProtector, current_token
from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc6750 import BearerTokenValidator
from authlib.oauth2.rfc7636 import CodeChallenge
from flask import Flask, jsonify, request
from werkzeug.serving import WSGIRequestHandler, make_server

PORT = int(sys.argv[1])
URL = "http://127.0.0.1:%d" % PORT
app = Flask("oauth")
app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {"client_credentials": 2, "password": 2, "authorization_code": 3600}
app.config["OAUTH2_REFRESH_TOKEN_GENERATOR"] = True
#: Identifier: secret and how it is shown.
CLIENTS = {"header": ("s3cret", "client_secret_basic"), "body": ("s3cret", "client_secret_post"),
           "odd": ("p:w%+ /&=ä", "client_secret_basic"), "public": ("", "none")}
TOKENS, CODES, COUNT = {}, {}, {"granted": 0, "refused": 0}


class Client:
    def __init__(self, identifier):
        self.client_id = identifier
        self.secret, self.method = CLIENTS[identifier]

    def get_client_id(self):
        return self.client_id

    def check_client_secret(self, secret):
        return secret == self.secret

    def check_endpoint_auth_method(self, method, endpoint):
        return method == self.method

    def check_grant_type(self, grant):
        return True

    def check_response_type(self, kind):
        return kind == "code"

    def check_redirect_uri(self, uri):
        return uri == "http://127.0.0.1/callback"

    def get_default_redirect_uri(self):
        return "http://127.0.0.1/callback"

    def get_allowed_scope(self, scope):
        return " ".join(one for one in (scope or "").split() if one in ("read", "write"))


class User:
    def get_user_id(self):
        return "ada"


class Token:
    def __init__(self, values):
        self.values = values

    def is_expired(self):
        return self.values["at"] + self.values["expires_in"] < time.time()

    def is_revoked(self):
        return self.values.get("revoked", False)

    def get_scope(self):
        return self.values.get("scope", "")

    def check_client(self, client):
        return self.values["client"] == client.client_id


class Code:
    def __init__(self, asked, challenge):
        self.asked = asked
        self.code_challenge, self.code_challenge_method = challenge

    def get_redirect_uri(self):
        return self.asked.get("redirect_uri")

    def get_scope(self):
        return self.asked.get("scope", "")


class Credentials(grants.ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]


class Password(grants.ResourceOwnerPasswordCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]

    def authenticate_user(self, username, password):
        return User() if (username, password) == ("ada", "pässword &+") else None


class Authorization(grants.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["none", "client_secret_basic"]

    def save_authorization_code(self, code, request):
        data = request.payload.data
        CODES[code] = Code(data, (data.get("code_challenge"), data.get("code_challenge_method")))

    def query_authorization_code(self, code, client):
        return CODES.get(code)

    def delete_authorization_code(self, code):
        CODES.clear()

    def authenticate_user(self, code):
        return User()


class Refresh(grants.RefreshTokenGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["none", "client_secret_basic", "client_secret_post"]
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, token):
        return next((Token(one) for one in TOKENS.values() if one.get("refresh_token") == token), None)

    def authenticate_user(self, token):
        return User()

    def revoke_old_credential(self, token):
        token.values["revoked"] = True


def save_token(token, asked):
    TOKENS[token["access_token"]] = {**token, "at": time.time(), "client": asked.client.client_id}


server = AuthorizationServer(app, query_client=lambda one: Client(one) if one in CLIENTS else None,
                             save_token=save_token)
server.register_grant(Credentials)
server.register_grant(Password)
server.register_grant(Authorization, [CodeChallenge(required=True)])
server.register_grant(Refresh)


@app.post("/oauth/token")
def token():
    answer = server.create_token_response()
    COUNT["granted" if answer.status_code == 200 else "refused"] += 1
    return answer


@app.get("/oauth/authorize")
def authorize():
    grant = server.get_consent_grant(end_user=User())
    return server.create_authorization_response(grant_user=User(), grant=grant)


class Validator(BearerTokenValidator):
    def authenticate_token(self, text):
        return Token(TOKENS[text]) if text in TOKENS else None


protected = ResourceProtector()
protected.register_token_validator(Validator())


@app.get("/me")
@protected("read")
def me():
    return jsonify(client=current_token.values["client"], scope=current_token.get_scope())


@app.get("/admin")
@protected("admin")
def admin():
    return jsonify(client="never", scope="")


@app.get("/count")
def count():
    return jsonify(COUNT)


@app.post("/revoke")
def revoke():
    for one in TOKENS.values():
        one["revoked"] = True
    return "", 204


def _operation(name, security, schema):
    return {"operationId": name, "security": security, "responses": {
        "200": {"description": "Fine", "content": {"application/json": {"schema": schema}}}}}


@app.get("/openapi.json")
def description():
    about = {"type": "object", "required": ["client", "scope"],
             "properties": {"client": {"type": "string"}, "scope": {"type": "string"}}}
    numbers = {"type": "object", "required": ["granted", "refused"],
               "properties": {"granted": {"type": "integer"}, "refused": {"type": "integer"}}}
    scopes = {"read": "See", "admin": "Rule"}
    ends = {"tokenUrl": URL + "/oauth/token", "scopes": scopes}
    flows = {"machine": {"clientCredentials": ends}, "user": {"password": dict(ends, refreshUrl=URL + "/oauth/token")},
             "browser": {"authorizationCode": dict(ends, authorizationUrl=URL + "/oauth/authorize",
                                                   refreshUrl=URL + "/oauth/token")}}
    paths = {}
    for scheme in flows:
        paths["/%s/me" % scheme] = {
            "get": _operation(scheme + "Me", [{scheme: ["read"]}], about)}
    paths["/machine/admin"] = {"get": _operation("machineAdmin", [{"machine": ["admin"]}], about)}
    paths["/count"] = {"get": _operation("count", [], numbers)}
    paths["/revoke"] = {"post": {"operationId": "revoke", "responses": {"204": {"description": "Done"}}}}
    return jsonify({
        "openapi": "3.0.3", "info": {"title": "OAuth", "version": "1"}, "servers": [{"url": URL}], "paths": paths,
        "components": {"securitySchemes": {key: {"type": "oauth2", "flows": value} for key, value in flows.items()}}})


for scheme in ("machine", "user", "browser"):
    app.add_url_rule("/%s/me" % scheme, scheme + "me", me)
app.add_url_rule("/machine/admin", "machineadmin", admin)


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_, **__):
        pass


make_server("127.0.0.1", PORT, app, threaded=True, request_handler=Quiet).serve_forever()
