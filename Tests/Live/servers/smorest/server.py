"""Orders in Flask with flask-smorest: entity tags, paging in a header, marshmallow's fields, files, a stream and a token."""

import datetime
import enum
import json
import sys
import uuid

import marshmallow
from flask import Flask, Response, request
from flask.views import MethodView
from flask_smorest import Api, Blueprint, abort
from flask_smorest.fields import Upload
from marshmallow import fields, validate
from werkzeug.serving import WSGIRequestHandler, make_server

PORT = int(sys.argv[1])
app = Flask("orders")
app.config.update(
    API_TITLE="Orders", API_VERSION="v1", OPENAPI_VERSION="3.0.3", OPENAPI_URL_PREFIX="/",
    OPENAPI_JSON_PATH="openapi.json", API_SPEC_OPTIONS={"servers": [{"url": "http://127.0.0.1:%d" % PORT}]})
api = Api(app)
api.spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer"})


class Kind(enum.Enum):
    NEW = "new"
    OLD = "old"


class LineSchema(marshmallow.Schema):
    sku = fields.String(required=True)
    count = fields.Integer(required=True, strict=True, validate=validate.Range(1))
    price = fields.Float()


class OrderSchema(marshmallow.Schema):
    id = fields.UUID(dump_only=True)
    created = fields.AwareDateTime(dump_only=True)
    kind = fields.Enum(Kind, by_value=True, load_default=Kind.NEW)
    day = fields.Date()
    at = fields.Time()
    lines = fields.List(fields.Nested(LineSchema), required=True)
    meta = fields.Dict(keys=fields.String(), values=fields.Raw())
    note = fields.String(allow_none=True)
    pair = fields.Tuple((fields.Integer(), fields.String()))
    mail = fields.Email()
    url = fields.Url()
    secret = fields.String(load_only=True)


class QuerySchema(marshmallow.Schema):
    kind = fields.Enum(Kind, by_value=True)
    tags = fields.List(fields.String())
    since = fields.DateTime()
    flag = fields.Boolean()


class FileSchema(marshmallow.Schema):
    document = Upload(required=True)


class FormSchema(marshmallow.Schema):
    name = fields.String(required=True)
    numbers = fields.List(fields.Integer())


ORDERS = {}
orders = Blueprint("orders", "orders", url_prefix="/orders")


@orders.route("/")
class Orders(MethodView):
    @orders.arguments(QuerySchema, location="query")
    @orders.response(200, OrderSchema(many=True))
    @orders.paginate(page_size=4)
    def get(self, query, pagination_parameters):
        """List orders"""
        found = [order for order in ORDERS.values() if query.get("kind") in (None, order["kind"])]
        pagination_parameters.item_count = len(found)
        return found[pagination_parameters.first_item: pagination_parameters.last_item + 1]

    @orders.etag
    @orders.arguments(OrderSchema)
    @orders.response(201, OrderSchema)
    def post(self, order):
        order["id"] = uuid.uuid5(uuid.NAMESPACE_OID, str(len(ORDERS)))
        order["created"] = datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=datetime.timezone.utc)
        ORDERS[order["id"]] = order
        return order


@orders.route("/<uuid:order_id>")
class Order(MethodView):
    @orders.etag
    @orders.response(200, OrderSchema)
    @orders.alt_response(404, description="no order")
    def get(self, order_id):
        if order_id not in ORDERS:
            abort(404, message="no order", errors={"json": {"id": ["unknown"]}})
        return ORDERS[order_id]

    @orders.etag
    @orders.arguments(OrderSchema(partial=True))
    @orders.response(200, OrderSchema)
    def patch(self, values, order_id):
        orders.check_etag(ORDERS[order_id], OrderSchema)
        ORDERS[order_id].update(values)
        return ORDERS[order_id]

    @orders.etag
    @orders.response(204)
    def delete(self, order_id):
        orders.check_etag(ORDERS[order_id], OrderSchema)
        del ORDERS[order_id]


@orders.route("/upload", methods=["POST"])
@orders.arguments(FileSchema, location="files")
@orders.response(200, marshmallow.Schema.from_dict({"name": fields.String(), "size": fields.Integer()}, name="Uploaded"))
def upload(files):
    return {"name": files["document"].filename, "size": len(files["document"].read())}


@orders.route("/form", methods=["POST"])
@orders.arguments(FormSchema, location="form")
@orders.response(200, FormSchema)
def form(values):
    return values


@orders.route("/download")
@orders.response(200, {"type": "string", "format": "binary"}, content_type="application/pdf")
def download():
    return Response(b"%PDF" + b"x" * 50000, content_type="application/pdf")


@orders.route("/export")
@orders.response(200, LineSchema, content_type="application/x-ndjson")
def export():
    lines = ({"sku": "ß%d" % number, "count": number + 1, "price": 0.5} for number in range(20))
    return Response((json.dumps(line) + "\n" for line in lines), content_type="application/x-ndjson")


@orders.route("/closed")
@orders.doc(security=[{"bearer": []}])
@orders.response(200, marshmallow.Schema.from_dict({"secret": fields.String()}, name="Closed"))
@orders.alt_response(401, description="no token, or another one")
def closed():
    if request.headers.get("Authorization") != "Bearer right":
        abort(401, message="wrong token")
    return {"secret": "open"}


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_, **__):
        pass


api.register_blueprint(orders)
make_server("127.0.0.1", PORT, app, threaded=True, request_handler=Quiet).serve_forever()
