"""How openapi-core reads forms and parameters of the style `deepObject`. Its own reading knows one level of names in
brackets, as OpenAPI does; servers nest them and number the elements of lists, and descriptions with the style for lists and
unions mean that. The text of members is turned into numbers and booleans by the member of a union that allows the result."""

import copy
import re

from openapi_core.casting.schemas import casters
from openapi_core.casting.schemas.exceptions import CastError
from openapi_core.deserializing.styles import style_deserializers
from openapi_core.validation.schemas.exceptions import ValidateError


def _read(explode, name, schema_type, location):
    """The value of `name[a][0]=x&name[b]=y`; a value without brackets is a member of a union that is not an object."""
    tree = {}
    for key in location:
        steps = re.fullmatch(re.escape(name) + r"((?:\[[^\]]*\])*)", key)
        if steps is None:
            continue
        values = location.getlist(key) if hasattr(location, "getlist") else [location[key]]
        for value in values:
            _put(tree, [name] + re.findall(r"\[([^\]]*)\]", steps[1]), _text(value))
    if not tree:
        raise KeyError(name)
    return _with_lists(tree[name])


def _put(tree, steps, value):
    """Stores the value; an empty name stands for the next number."""
    for number, step in enumerate(steps):
        step = step or str(len(tree))
        if number + 1 == len(steps):
            tree[step] = value
        else:
            tree = tree.setdefault(step, {})


def _with_lists(value):
    """An object with the names `0`, `1`, … is a list."""
    if not isinstance(value, dict):
        return value
    result = {key: _with_lists(item) for key, item in value.items()}
    if list(result) == [str(number) for number in range(len(result))]:
        return list(result.values())
    return result


def _text(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _cast_union(caster, value):
    """The first result that a member of the union allows; openapi-core takes the first member that can turn the text."""
    for key in ("oneOf", "anyOf"):
        for member in caster.schema / key if key in caster.schema else []:
            try:
                result = caster.schema_caster.evolve(member).cast(copy.deepcopy(value))
                caster.schema_validator.evolve(member).validate(result)
                return result
            except (ValueError, TypeError, CastError, ValidateError):
                pass
    return _cast_of_openapi_core(caster, value)


def _cast_members(caster, value, schema_only=False):
    """Also the members that only `additionalProperties` describes, which openapi-core leaves out."""
    result = _members_of_openapi_core(caster, value, schema_only)
    rest = caster.schema.get("additionalProperties", True)
    if isinstance(rest, bool) or schema_only:
        return result
    declared = casters.get_properties(caster.schema)
    member = caster.schema_caster.evolve(caster.schema / "additionalProperties")
    return {name: item if name in declared else member.cast(item) for name, item in result.items()}


style_deserializers["deepObject"] = _read
_cast_of_openapi_core = casters.AnyCaster.cast
_members_of_openapi_core = casters.ObjectCaster._cast_proparties
casters.AnyCaster.cast = _cast_union
casters.ObjectCaster._cast_proparties = _cast_members
