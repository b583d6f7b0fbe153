"""A shop in FastAPI: every kind of parameter, body, answer and credential that the framework describes."""

import asyncio
import hashlib
import json
import sys
import uuid
from collections.abc import AsyncIterable
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Any, Literal, Union

import uvicorn
from fastapi import Body, Cookie, Depends, FastAPI, File, Form, Header, HTTPException, Query, Request, Response, UploadFile
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse
from fastapi.security import APIKeyCookie, APIKeyHeader, APIKeyQuery, HTTPBasic, HTTPBasicCredentials, HTTPBearer
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field

PORT, WORK = int(sys.argv[1]), sys.argv[2]
app = FastAPI(title="Fast Shop", version="1.4", servers=[{"url": "http://127.0.0.1:%d" % PORT}])
app.add_middleware(GZipMiddleware, minimum_size=500)


class Colour(str, Enum):
    red = "red"
    dark_blue = "dark-blue"
    none = ""


class Priority(IntEnum):
    low = 1
    high = 10


class Address(BaseModel):
    street: str
    city: str | None = None
    zip: str = Field("00000", pattern=r"^\d{5}$")


class Cat(BaseModel):
    kind: Literal["cat"]
    name: str
    lives: int = 9


class Dog(BaseModel):
    kind: Literal["dog"]
    name: str
    tricks: list[str] = []


Pet = Annotated[Union[Cat, Dog], Field(discriminator="kind")]


class Tree(BaseModel):
    value: int
    children: list["Tree"] = []


class OwnerIn(BaseModel):
    name: str = Field(min_length=1, max_length=40)
    birth: date
    wake: time = time(7, 30)
    nap: timedelta = timedelta(minutes=20)
    balance: Decimal = Decimal("0.00")
    address: Address | None = None
    colour: Colour = Colour.red
    priority: Priority = Priority.low
    pets: list[Pet] = []
    labels: dict[str, str] = {}
    nested: dict[str, list[Address]] = {}
    extra: Any = None
    pair: tuple[int, str] = (1, "a")
    either: Union[int, str, None] = None
    unique: set[int] = set()
    renamed: str | None = Field(None, alias="re-named")
    model_config = {"populate_by_name": True}


class Owner(OwnerIn):
    id: uuid.UUID
    created: datetime


class OwnerPatch(BaseModel):
    name: str | None = None
    address: Address | None = None


class Page(BaseModel):
    items: list[Owner]
    total: int
    next_cursor: str | None = None


class Problem(BaseModel):
    code: str
    detail: str


class Tick(BaseModel):
    number: int
    text: str


class Upload(BaseModel):
    name: str | None
    size: int
    sha: str


OWNERS: dict[uuid.UUID, Owner] = {}


@app.post("/owners", status_code=201, tags=["owners"], responses={409: {"model": Problem}})
def create_owner(body: OwnerIn, response: Response) -> Owner:
    if any(owner.name == body.name for owner in OWNERS.values()):
        return JSONResponse({"code": "duplicate", "detail": "ünïque"}, 409)
    number = uuid.uuid5(uuid.NAMESPACE_OID, body.name)
    values = body.model_dump(by_alias=True)
    owner = Owner(**values, id=number, created=datetime(2024, 5, 6, 7, 8, 9, 123456, timezone.utc))
    OWNERS[number] = owner
    response.headers["Location"] = "/owners/%s" % number
    return owner


@app.get("/owners", tags=["owners"])
def list_owners(
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    colour: Annotated[list[Colour] | None, Query()] = None,
) -> Page:
    found = sorted(OWNERS.values(), key=lambda owner: owner.name)
    found = [owner for owner in found if colour is None or owner.colour in colour]
    start = int(cursor or 0)
    end = start + limit
    return Page(items=found[start:end], total=len(found), next_cursor=str(end) if end < len(found) else None)


@app.get("/owners/{owner_id}", tags=["owners"], responses={404: {"model": Problem}})
def get_owner(owner_id: uuid.UUID, request: Request, response: Response,
              if_none_match: Annotated[str | None, Header()] = None) -> Owner:
    if owner_id not in OWNERS:
        return JSONResponse({"code": "missing", "detail": "no such owner"}, 404)
    owner = OWNERS[owner_id]
    tag = '"%s"' % hashlib.sha1(owner.model_dump_json().encode()).hexdigest()
    if if_none_match == tag:
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return owner


@app.patch("/owners/{owner_id}", tags=["owners"])
def patch_owner(owner_id: uuid.UUID, body: OwnerPatch) -> dict[str, Any]:
    return {"set": sorted(body.model_fields_set), "values": body.model_dump(exclude_unset=True)}


@app.put("/owners/{owner_id}/pets", tags=["owners"])
def put_pets(owner_id: uuid.UUID, pets: list[Pet]) -> list[Pet]:
    return pets


@app.delete("/owners/{owner_id}", status_code=204, tags=["owners"])
def delete_owner(owner_id: uuid.UUID):
    if OWNERS.pop(owner_id, None) is None:
        raise HTTPException(404, "gone already")


@app.get("/echo/{number}/{text}/{day}/{colour}/{rest:path}", tags=["echo"])
def echo(
    number: int, text: str, day: date, colour: Colour, rest: str,
    words: Annotated[list[str], Query()] = [],
    numbers: Annotated[list[int] | None, Query()] = None,
    flag: bool = False,
    ratio: float | None = None,
    at: datetime | None = None,
    clock: time | None = None,
    amount: Decimal | None = None,
    letter: Literal["x", "y"] | None = None,
    odd: Annotated[str | None, Query(alias="odd[name]")] = None,
    x_token: Annotated[str | None, Header()] = None,
    x_numbers: Annotated[list[int] | None, Header()] = None,
    session: Annotated[str | None, Cookie()] = None,
) -> dict[str, Any]:
    values = dict(locals())
    return {key: value if isinstance(value, (int, float, list, type(None), Enum)) else str(value)
            for key, value in values.items()}


@app.post("/echo/json", tags=["echo"])
def echo_json(body: Annotated[Any, Body()]) -> Any:
    return body


@app.post("/echo/tree", tags=["echo"])
def echo_tree(tree: Tree) -> Tree:
    return tree


@app.post("/forms/plain", tags=["forms"])
def plain_form(name: Annotated[str, Form()], age: Annotated[int | None, Form()] = None,
               tags: Annotated[list[str], Form()] = []) -> dict[str, Any]:
    return {"name": name, "age": age, "tags": tags}


def _upload(name, data):
    return Upload(name=name, size=len(data), sha=hashlib.sha256(data).hexdigest())


@app.post("/forms/upload", tags=["forms"])
async def upload_file(file: UploadFile, note: Annotated[str, Form()] = "") -> dict[str, Any]:
    return {"file": _upload(file.filename, await file.read()).model_dump(), "type": file.content_type, "note": note}


@app.post("/forms/many", tags=["forms"])
async def upload_many(files: list[UploadFile], small: Annotated[bytes | None, File()] = None) -> list[Upload]:
    result = [_upload(file.filename, await file.read()) for file in files]
    return result + ([_upload(None, small)] if small is not None else [])


@app.post("/forms/either", tags=["forms"])
async def upload_or_text(thing: Annotated[UploadFile | str, File()]) -> dict[str, Any]:
    if isinstance(thing, str):
        return {"text": thing}
    return {"file": _upload(thing.filename, await thing.read()).model_dump(), "type": thing.content_type}


BINARY = {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}


@app.get("/files/bytes/{size}", tags=["files"], response_class=FileResponse, responses=BINARY)
def get_bytes(size: int):
    path = "%s/bytes-%d" % (WORK, size)
    with open(path, "wb") as file:
        file.write(bytes(number % 251 for number in range(size)))
    return FileResponse(path, media_type="application/octet-stream")


@app.get("/files/text", tags=["files"], response_class=PlainTextResponse)
def get_text() -> str:
    return "grüße\n" * 200


@app.get("/files/moved", tags=["files"], status_code=307, response_class=RedirectResponse)
def get_moved():
    return RedirectResponse("/files/text", 307)


@app.get("/streams/lines", tags=["streams"])
async def stream_lines(count: int = 5) -> AsyncIterable[Tick]:
    for number in range(count):
        yield Tick(number=number, text="zeile\n%d" % number)
        await asyncio.sleep(0.005)


@app.get("/streams/events", tags=["streams"], response_class=EventSourceResponse)
async def stream_events(count: int = 5) -> AsyncIterable[Tick]:
    for number in range(count):
        yield Tick(number=number, text="ünï %d" % number)
        await asyncio.sleep(0.005)


@app.get("/streams/named-events", tags=["streams"], response_class=EventSourceResponse)
async def stream_named_events() -> AsyncIterable[ServerSentEvent]:
    for number in range(3):
        yield ServerSentEvent(data={"number": number}, event="tick", id=str(number), comment="a comment")


@app.get("/streams/endless", tags=["streams"])
async def stream_endless() -> AsyncIterable[Tick]:
    number = 0
    while True:
        yield Tick(number=number, text="x" * 100)
        number += 1
        await asyncio.sleep(0.001)


@app.get("/auth/bearer", tags=["auth"])
def auth_bearer(token: Annotated[Any, Depends(HTTPBearer())]) -> str:
    if token.credentials != "right":
        raise HTTPException(401, "wrong token", {"WWW-Authenticate": "Bearer"})
    return "bearer"


@app.get("/auth/basic", tags=["auth"])
def auth_basic(credentials: Annotated[HTTPBasicCredentials, Depends(HTTPBasic())]) -> str:
    if credentials.password != "pässword:with colon":
        raise HTTPException(401, "wrong password", {"WWW-Authenticate": "Basic"})
    return credentials.username


@app.get("/auth/key-in-header", tags=["auth"])
def auth_key_header(key: Annotated[str, Depends(APIKeyHeader(name="X-Key"))]) -> str:
    return key


@app.get("/auth/key-in-query", tags=["auth"])
def auth_key_query(key: Annotated[str, Depends(APIKeyQuery(name="key"))]) -> str:
    return key


@app.get("/auth/key-in-cookie", tags=["auth"])
def auth_key_cookie(key: Annotated[str, Depends(APIKeyCookie(name="key"))]) -> str:
    return key


@app.get("/status/{code}", tags=["status"])
def status(code: int) -> dict[str, Any]:
    raise HTTPException(code, {"code": code, "nested": [1, {"a": None}]}, {"Retry-After": "0", "X-Request-Id": "r1"})


@app.get("/slow", tags=["status"])
async def slow(seconds: float) -> str:
    await asyncio.sleep(seconds)
    return "done"


uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="warning")
