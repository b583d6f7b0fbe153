"""Books in Litestar: msgspec models, tagged unions, custom statuses, streams, uploads, entity tags and a token."""

import sys
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import date, datetime, timezone
from enum import Enum
from typing import Annotated, Any
from uuid import UUID, uuid5, NAMESPACE_OID

import msgspec
import uvicorn
from litestar import Litestar, Request, Response, delete, get, patch, post, put
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotAuthorizedException, NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme, Server
from litestar.pagination import OffsetPagination
from litestar.params import Body, Parameter
from litestar.response import ServerSentEvent

PORT = int(sys.argv[1])


class Format(Enum):
    PAPER = "paper"
    AUDIO = "audio book"


class Person(msgspec.Struct, tag_field="type", tag="person"):
    name: str


class Group(msgspec.Struct, tag_field="type", tag="group"):
    name: str
    members: list[Person] = []


class Book(msgspec.Struct):
    title: str
    by: Person | Group
    format: Format = Format.PAPER
    pages: int | None = None
    published: date | None = None
    price: float = 0.0
    extra: dict[str, int] = {}


class Stored(msgspec.Struct):
    id: UUID
    at: datetime
    book: Book


@dataclass
class Form:
    name: str
    count: int = 1


@dataclass
class Files:
    note: str
    file: UploadFile


BOOKS: dict[UUID, Stored] = {}
TAG = '"first"'


@post("/books", tags=["books"])
async def add_book(data: Book) -> Stored:
    number = uuid5(NAMESPACE_OID, data.title)
    BOOKS[number] = Stored(number, datetime(2024, 5, 6, 7, 8, 9, 120000, timezone.utc), data)
    return BOOKS[number]


@get("/books", tags=["books"])
async def list_books(limit: int = 3, offset: int = 0, formats: list[Format] | None = None,
                     since: date | None = None) -> OffsetPagination[Stored]:
    found = [one for one in BOOKS.values() if not formats or one.book.format in formats]
    found = [one for one in found if since is None or (one.book.published or date.min) >= since]
    return OffsetPagination(items=found[offset:offset + limit], total=len(found), limit=limit, offset=offset)


@get("/books/{number:uuid}", tags=["books"], raises=[NotFoundException])
async def get_book(number: UUID) -> Stored:
    if number not in BOOKS:
        raise NotFoundException("no such bük", extra={"number": str(number)})
    return BOOKS[number]


@put("/books/{number:uuid}", tags=["books"])
async def replace_book(number: UUID, data: Book) -> Stored:
    BOOKS[number].book = data
    return BOOKS[number]


@patch("/books", tags=["books"])
async def change_books(data: list[Person | Group]) -> list[Person | Group]:
    return data


@delete("/books/{number:uuid}", tags=["books"])
async def delete_book(number: UUID) -> None:
    del BOOKS[number]


@get("/echo", tags=["echo"], raises=[NotAuthorizedException])
async def echo(numbers: list[int], flag: bool, x_token: Annotated[str, Parameter(header="X-Token")],
               session: Annotated[str | None, Parameter(cookie="session")] = None,
               text: Annotated[str, Parameter(query="text", min_length=2)] = "default") -> dict[str, Any]:
    if x_token == "wrong":
        raise NotAuthorizedException("wrong token")
    return {"numbers": numbers, "flag": flag, "token": x_token, "session": session, "text": text}


@post("/form", tags=["forms"])
async def form(data: Annotated[Form, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Form:
    return data


@post("/upload", tags=["forms"])
async def upload(data: Annotated[Files, Body(media_type=RequestEncodingType.MULTI_PART)]) -> dict[str, Any]:
    content = await data.file.read()
    return {"note": data.note, "name": data.file.filename, "size": len(content), "type": data.file.content_type}


@get("/events", tags=["streams"])
async def events(count: int) -> ServerSentEvent:
    async def make() -> AsyncGenerator[dict, None]:
        for number in range(count):
            yield {"data": "zeile %d" % number, "event": "tick", "id": number}

    return ServerSentEvent(make())


@get("/bytes", tags=["streams"], media_type="application/octet-stream")
async def many_bytes(size: int) -> bytes:
    return bytes(number % 251 for number in range(size))


@get("/text", tags=["streams"], media_type="text/plain")
async def text() -> str:
    return "grüße"


@get("/tagged", tags=["echo"])
async def tagged(if_none_match: Annotated[str | None, Parameter(header="If-None-Match")] = None) -> Response[Person]:
    status = 304 if if_none_match == TAG else 200
    return Response(Person("ü") if status == 200 else None, status_code=status, headers={"ETag": TAG})


@get("/closed", tags=["echo"], security=[{"bearer": []}], raises=[NotAuthorizedException])
async def closed(request: Request) -> Person:
    if request.headers.get("Authorization") != "Bearer right":
        raise NotAuthorizedException("wrong token")
    return Person("open")


@get("/fail", tags=["echo"], raises=[NotFoundException])
async def fail(request: Request) -> None:
    raise ValueError("on purpose")


app = Litestar(
    [add_book, list_books, get_book, replace_book, change_books, delete_book, echo, form, upload, events, many_bytes,
     text, tagged, closed, fail],
    openapi_config=OpenAPIConfig(
        "Books", "2.1", servers=[Server("http://127.0.0.1:%d" % PORT)],
        components=Components(security_schemes={"bearer": SecurityScheme(type="http", scheme="bearer")})))
uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="error")
