"""Holds what the web client believes of the server's answers against the server's own description, and against what was seen."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from seen import Seen, Shape, pattern

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
# Written beside the table for the length of a check.
WRITTEN = HERE / f"answers.written.{os.getpid()}.ts"


# What does not fit as it is described, and does all the same.
KNOWN = [
    # Which words there are, the server says of its enumerations alone; those that are really sent are looked at by `unfit`.
    r" is some word$",
    # A whole list.
    r" \.next is never there$",
    # One of several shapes, whose kind says which members have a value.
    r"audience\.(sources|exclude)\[\]\.(id|ids|filter|text|campaignId|outcome) may be null$",
    r"conversations/\{id\}/messages \.items\[\]\.\w+ is never there$",
    r"conversations/\{id\}/messages \.items\[\]\.kind may be left out$",
    # Of contacts it is their list, which `cards.tsx` takes as well.
    r"/messages \S*\.content is a list$",
    # Taken with a default, and always written.
    r"\.audience\.(sources|exclude|onlyConsented) may be null$",
    r"\.(retry\.(attempts|on)|schedule\.(delivery|lateAfterMinutes|whenPassed|zone)|variants\[\]\.(name|variables)) may be null$",
    r"/api/imports\S* \S*\.rules\.(duplicates|optIn|tags) may be null$",
    # Of the statement alone, whose rows the same table shows.
    r"^GET /api/credits/journal \.items\[\]\.(balance|moved) is never there$",
    # Shared by communities; a segment is never kept elsewhere.
    r"segments\S* \S*\.kind is .*external",
    # A deleted one is not found.
    r"sequences\S* \S*\.state is .*deleted",
    # Sequences have no file, and so no columns.
    r"sequences\S* \S*\.variables\{\}\.column is never there$",
    # Only those that were just made have one.
    r"^GET /api/invitations \.items\[\]\.url is never there$",
    # Counted for lists, and 0 of a new one.
    r"/api/tags \S*\.uses may be null$",
]


def _reference(name: str) -> str:
    return "S_" + re.sub(r"\W", "_", name)


def typescript(schema: dict) -> str:
    """A JSON schema as a TypeScript type. What the server does not describe fits everything."""
    if "$ref" in schema:
        return _reference(schema["$ref"].rsplit("/", 1)[1])
    if "enum" in schema:
        return " | ".join(f'"{word}"' for word in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(f"({typescript(one)})" for one in schema["anyOf"])
    kind = schema.get("type")
    if isinstance(kind, list):
        return " | ".join(typescript({**schema, "type": one}) for one in kind)
    if kind == "array":
        return f"({typescript(schema.get('items', {}))})[]"
    if kind == "object" and "properties" in schema:
        # The server writes what has no value as null, and leaves nothing out.
        members = [f'"{name}": {typescript(member)};' for name, member in schema["properties"].items()]
        return "{ " + " ".join(members) + " }"
    if kind == "object":
        return f"Record<string, {typescript(schema.get('additionalProperties', {}))}>"
    named = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
    return named.get(kind, "any")


def operations(document: dict) -> dict[str, dict]:
    return {f"{method.upper()} {path}": it for path, of in document["paths"].items() for method, it in of.items()}


def answer_of(operation: dict) -> dict | None:
    """The schema of an operation's good answer, where it is JSON."""
    for status, response in operation["responses"].items():
        if status != "default":
            return response.get("content", {}).get("application/json", {}).get("schema")
    return None


def believed() -> list[str]:
    """The rows of the table: "GET /api/tags"."""
    return re.findall(r'^  "([A-Z]+ /[^"]+)":', (HERE / "answers.ts").read_text(), re.M)


def misfits(document: dict) -> list[str]:
    """Where the server's description says other than the web client believes: "GET /api/tags .items[].uses may be left out"."""
    described = [f"type {_reference(name)} = {typescript(of)};" for name, of in document["components"]["schemas"].items()]
    answers = {name: answer_of(operation) for name, operation in operations(document).items()}
    given = {name: typescript(answers[name]) if answers.get(name) else "undefined" for name in believed()}
    return _unknown_yet(_compared(given, described))


def _unknown_yet(found: list[str]) -> list[str]:
    return [text for text in found if not any(re.search(known, text) for known in KNOWN)]


def unfit(seen: Seen) -> list[str]:
    """Where what was answered is not what the web client believes."""
    shapes: dict[str, Shape] = {}
    rows = [(name, name.split(" ")[0], pattern(name.split(" ")[1])) for name in believed()]
    for (method, path), shape in seen.answers.items():
        # "/api/conversations/counts" is a row of its own.
        name = next((name for name, of, fits in rows if of == method and fits.match(path)), None)
        if name and shape.objects:
            shapes[name] = _joined(shapes.get(name), shape)
    found = _compared({name: shape.typescript() for name, shape in shapes.items()}, [])
    return [text for text in _unknown_yet(found) if not text.endswith("is never there")]


def _joined(one: Shape | None, other: Shape) -> Shape:
    if one is None:
        return other
    one.kinds |= other.kinds
    one.words |= other.words
    one.objects += other.objects
    for name, member in other.members.items():
        one.present[name] = one.present.get(name, 0) + other.present[name]
        one.members[name] = _joined(one.members.get(name), member)
    if other.items:
        one.items = _joined(one.items, other.items)
    return one


def _compared(given: dict[str, str], described: list[str]) -> list[str]:
    lines = ['import type { Answers } from "./answers.ts";', 'import type { Misfit } from "./misfit.ts";', *described]
    lines.append("declare function told<T>(): T;")
    head = len(lines)
    rows = list(given)
    lines += [f'told<Misfit<{type}, Answers["{name}"]>>() satisfies never;' for name, type in given.items()]
    WRITTEN.write_text("\n".join(lines) + "\n")
    try:
        said = _deno_check(WRITTEN)
    finally:
        WRITTEN.unlink()
    found = []
    for told, line in re.findall(r"^TS\d+ \[ERROR\]: (.*?)^    at file\S+?:(\d+):\d+$", said, re.M | re.S):
        told = told.split("\n")[0]
        # The compiler leaves some unions unworked.
        told = re.sub(r'Empty<.*?, "(\.[^" ]*)">', r'"\1 may be left out or null"', told)
        texts = re.findall(r'"(\.(?:[^"\\]|\\.)*)"', told) or [told]
        found += [f"{rows[int(line) - head - 1]} {text}" for text in texts]
    return found or ([said] if said else [])


def _deno_check(file: Path) -> str:
    deno = shutil.which("deno", path=f"{ROOT}/.venv-test/bin:{ROOT}/.venv-web/bin:{os.environ['PATH']}")
    environment = {**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"}
    command = [deno, "check", "--quiet", "--config", str(HERE / "deno.json"), str(file)]
    done = subprocess.run(command, cwd=ROOT / "Web", env=environment, capture_output=True, text=True)
    return done.stderr if done.returncode else ""


def unknown(seen: Seen, document: dict) -> list[str]:
    """What the web client asks that the table does not know, and members that it sends and the server does not take."""
    table = set(believed())
    known = {name: operation for name, operation in operations(document).items()}
    rows = [(name, name.split(" ")[0], pattern(name.split(" ")[1])) for name in known]
    rows.sort(key=lambda row: row[0].count("{"))
    found = set()

    def row_of(method: str, path: str) -> str | None:
        return next((name for name, of, fits in rows if of == method and fits.match(path)), None)

    for (method, path), shape in seen.answers.items():
        name = row_of(method, path)
        if name is None:
            found.add(f"{method} {path} is no route")
        elif method == "GET" and shape.objects and name not in table and path != "/api/openapi.json":
            found.add(f"{name} is not in answers.ts")
    for (method, path), bodies in seen.bodies.items():
        name = row_of(method, path)
        schema = known.get(name, {}).get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        for body in bodies:
            found |= {f"{name} takes no {member}" for member in _members_too_many(body, schema or {}, document, "")}
    return sorted(found)


def _members_too_many(body: object, schema: dict, document: dict, place: str):
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    for one in schema.get("anyOf", []):
        if one.get("type") != "null":
            yield from _members_too_many(body, one, document, place)
    if isinstance(body, list):
        for item in body:
            yield from _members_too_many(item, schema.get("items", {}), document, f"{place}[]")
    if isinstance(body, dict):
        of = schema.get("properties")
        for name, value in body.items():
            if of is not None and name not in of:
                yield f"{place}.{name}"
            elif of is not None:
                yield from _members_too_many(value, of[name], document, f"{place}.{name}")
            elif isinstance(schema.get("additionalProperties"), dict):
                yield from _members_too_many(value, schema["additionalProperties"], document, f"{place}{{}}")
