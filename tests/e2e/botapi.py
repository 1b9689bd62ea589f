"""Checks Bot API calls against the machine-readable Bot API: methods, parameters, types, and what descriptions limit.

The specification is an object with `methods` and `types`; each has a name and `fields` (name, types, required,
description) or, for a type that stands for several, `subtypes`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.utf16 import units

Json = dict[str, Any]

SPECIFICATION = Path(__file__).resolve().parents[3] / "shared" / "botapi" / "api.json"
"""The Bot API as Telegram publishes it; not part of the project."""

_ARRAY = "Array of "
_RANGE = re.compile(r"(\d+)-(\d+) (characters|bytes)", re.IGNORECASE)
_CONSTANT = re.compile(r"\bmust be (\w+)$")
_CHOICE = re.compile(r"\b(?:can be|one of)\s+(\"\w+\"|“\w+”)")
_CHOICES = re.compile(r"[\"“](\w+)[\"”]")
_EXACTLY_ONE = re.compile(r"exactly one of the (?:optional )?fields(?: other than ([\w, ]+?))? must be", re.IGNORECASE)

_SIMPLE: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
    "True": (bool,),
}


class BotApi:
    """The methods and types that Telegram knows."""

    def __init__(self, specification: Mapping[str, Any]) -> None:
        self._methods: Json = specification["methods"]
        self._types: Json = specification["types"]

    @classmethod
    def load(cls, path: Path = SPECIFICATION) -> BotApi:
        """Reads the specification. Raises OSError where it is not there."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def problems(self, method: str, params: Mapping[str, Any], files: Mapping[str, int] | None = None) -> list[str]:
        """What Telegram would object to in a call; empty when nothing is wrong. `files` are the uploaded ones."""
        known = self._methods.get(method)
        if known is None:
            return [f"{method}: there is no such method"]
        given = {**params, **{name: f"attach://{name}" for name in files or {}}}
        return self._fields(known, given, method)

    def _fields(self, holder: Json, given: Mapping[str, Any], where: str) -> list[str]:
        fields = {field["name"]: field for field in holder.get("fields", ())}
        found = [f"{where}: has no field {name!r}" for name in given if name not in fields]
        for name, field in fields.items():
            if name in given:
                found += self._value(field["types"], given[name], f"{where}.{name}", field.get("description", ""))
            elif field["required"]:
                found.append(f"{where}: the required field {name!r} is missing")
        return found + _not_exactly_one(holder, given, where)

    def _value(self, types: list[str], value: Any, where: str, description: str = "") -> list[str]:
        """The problems of the alternative that fits best."""
        return min((self._one(each, value, where, description) for each in types), key=len)

    def _one(self, kind: str, value: Any, where: str, description: str) -> list[str]:
        if kind.startswith(_ARRAY):
            if not isinstance(value, list):
                return [f"{where}: {value!r} is no {kind}"]
            inner = [kind.removeprefix(_ARRAY)]
            return [each for i, item in enumerate(value) for each in self._value(inner, item, f"{where}[{i}]")]
        if kind in _SIMPLE:
            return _simple(kind, value, where, description)
        if kind == "InputFile":
            return [] if isinstance(value, str) else [f"{where}: {value!r} is no file"]
        known = self._types[kind]
        if not isinstance(value, dict):
            return [f"{where}: {value!r} is no {kind}"]
        if "subtypes" in known:
            return self._value(self._candidates(known["subtypes"], value), value, where)
        return self._fields(known, value, where)

    def _candidates(self, subtypes: list[str], value: Json) -> list[str]:
        """The subtypes whose constant (such as "type") the value has; all of them when it has none's."""

        def fits(kind: str) -> bool:
            fields = self._types[kind].get("fields", ())
            constants = ((field["name"], _constant(field.get("description", ""))) for field in fields)
            return all(value.get(name) == constant for name, constant in constants if constant is not None)

        return [kind for kind in subtypes if fits(kind)] or subtypes


def _simple(kind: str, value: Any, where: str, description: str) -> list[str]:
    wrong_bool = isinstance(value, bool) and bool not in _SIMPLE[kind]
    if wrong_bool or not isinstance(value, _SIMPLE[kind]):
        return [f"{where}: {value!r} is no {kind}"]
    if kind == "True" and value is not True:
        return [f"{where}: can only be true"]
    return _text(value, where, description) if isinstance(value, str) else []


def _text(value: str, where: str, description: str) -> list[str]:
    constant = _constant(description)
    if constant is not None and value != constant:
        return [f"{where}: {value!r} must be {constant!r}"]
    if _CHOICE.search(description) and value not in _CHOICES.findall(description):
        return [f"{where}: {value!r} is none of {_CHOICES.findall(description)}"]
    limits = _RANGE.search(description)
    if limits is None:
        return []
    length = units(value) if limits[3].lower() == "characters" else len(value.encode())
    if int(limits[1]) <= length <= int(limits[2]):
        return []
    return [f"{where}: has {length} {limits[3].lower()}, not {limits[1]} to {limits[2]}"]


def _constant(description: str) -> str | None:
    found = _CONSTANT.search(description)
    return found[1] if found else None


def _not_exactly_one(holder: Json, given: Mapping[str, Any], where: str) -> list[str]:
    rule = _EXACTLY_ONE.search(" ".join(holder.get("description", ())))
    if rule is None:
        return []
    always = set(re.split(r"\W+", rule[1] or "")) | {f["name"] for f in holder["fields"] if f["required"]}
    chosen = [name for name in given if name not in always]
    return [] if len(chosen) == 1 else [f"{where}: needs exactly one of its optional fields, has {chosen}"]
