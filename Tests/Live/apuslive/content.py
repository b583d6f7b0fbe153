"""How openapi-core reads the content of requests and responses, where its own reading refuses what is valid."""

import json

from openapi_core.deserializing.media_types import factories
from openapi_core.deserializing.media_types.deserializers import MediaTypeDeserializer
from openapi_core.deserializing.media_types.util import data_form_loads, plain_loads


class ContentReaders(dict):
    """How content is read, by media type, also the parts of a form. openapi-core has a fixed list of them, and takes the bytes
    of all others for a value of JSON, which no schema allows."""

    def __contains__(self, media_type):
        return media_type not in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")

    def __getitem__(self, media_type):
        essence = media_type.partition(";")[0].strip().lower()
        if "json" in essence and "seq" not in essence and "lines" not in essence:
            return _json
        if essence.startswith("multipart/"):
            return data_form_loads
        if essence in ("*/*", "application/*"):
            return _json_or_text
        return plain_loads if essence.startswith("text/") else _bytes_as_text


def _json(value, **_):
    return json.loads(value)


def _json_or_text(value, **_):
    try:
        return json.loads(value)
    except ValueError:
        return _bytes_as_text(value)


def _bytes_as_text(value, **_):
    """Each byte as a character: a schema of bytes is one of text."""
    return value.decode("latin-1") if isinstance(value, bytes) else value


class _PartReader(MediaTypeDeserializer):
    """Turns the text of a part into the number or the boolean of its schema, which openapi-core does for query parameters and
    for forms that are not multipart only."""

    def deserialize(self, value):
        result = super().deserialize(value)
        if self.schema_caster is None or not isinstance(result, str):
            return result
        is_array = (self.schema / "type").read_str("") == "array"
        caster = self.schema_caster.evolve(self.schema / "items") if is_array else self.schema_caster
        try:
            return caster.cast(result)
        except Exception:  # text that is no number stays text, and the schema refuses it
            return result


factories.MediaTypeDeserializer = _PartReader
