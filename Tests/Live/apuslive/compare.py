"""Whether two JSON values mean the same."""

import base64
import datetime
import uuid
from decimal import Decimal, InvalidOperation


def differences(expected, found, pointer=""):
    """JSON Pointers to what differs, without regard to the spelling of numbers, points in time and UUIDs."""
    if isinstance(expected, dict) and isinstance(found, dict):
        result = []
        for key in expected:
            step = pointer + "/" + key.replace("~", "~0").replace("/", "~1")
            if key not in found:
                result.append(step)
            else:
                result += differences(expected[key], found[key], step)
        result += [pointer + "/" + key for key in found if key not in expected]
        return result
    if isinstance(expected, list) and isinstance(found, (list, tuple)):
        if len(expected) != len(found):
            return [pointer]
        return [place for number, (left, right) in enumerate(zip(expected, found))
                for place in differences(left, right, "%s/%d" % (pointer, number))]
    return [] if _same(expected, found) else [pointer]


def _same(left, right):
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right or str(left).lower() == str(right).lower() and isinstance(left, str) != isinstance(right, str)
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return left == right or Decimal(repr(left)) == Decimal(repr(right))
    if left is None or right is None:
        return left is right
    if isinstance(left, str) and isinstance(right, str):
        return left == right or _same_text(left, right)
    return _same_kind(left, right)


def _same_text(left, right):
    for read in (_time, uuid.UUID):
        try:
            if read(left) == read(right):
                return True
        except ValueError:
            pass
    return left.rstrip("=") == right.rstrip("=") and len(left) > 8 or _decoded(left) == right


def _decoded(text):
    """Base64 that openapi-core reads as the text in it."""
    try:
        return base64.b64decode(text, validate=True).decode("latin-1")
    except ValueError:
        return None


def _same_kind(left, right):
    """A text against what openapi-core makes of it."""
    try:
        if isinstance(right, datetime.datetime):
            return _time(left) == right
        if isinstance(right, datetime.date):
            return left == right.isoformat()
        if isinstance(right, uuid.UUID):
            return uuid.UUID(left) == right
        if isinstance(right, bytes):
            return isinstance(left, str) and (left.encode() == right or base64.b64decode(left) == right)
        if isinstance(left, (int, float)) != isinstance(right, (int, float)):
            return Decimal(str(left)) == Decimal(str(right))
    except (ValueError, InvalidOperation, TypeError):
        return False
    return False


def _time(text):
    value = datetime.datetime.fromisoformat(text.replace("Z", "+00:00").replace("z", "+00:00"))
    return value if value.tzinfo else value.replace(tzinfo=datetime.timezone.utc)
