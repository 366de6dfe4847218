"""Meta's OpenAPI file of the business messaging API (reference/openapi): its operations, examples and schemas."""

import os
from pathlib import Path

import jsonschema
import yaml

PATH = Path(os.environ.get("META_OPENAPI", "/work/shared/reference/openapi/business-messaging-api_v23.0.yaml"))
SPECIFICATION = yaml.load(PATH.read_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) if PATH.exists() else {"paths": {}}


def resolved(part):
    while isinstance(part, dict) and "$ref" in part:
        found = SPECIFICATION
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name.replace("~1", "/")]
        part = found
    return part


def operation(method, path):
    return SPECIFICATION["paths"]["/{Version}" + path][method.lower()]


def examples(content):
    """By media type and name: what a request or an answer may look like."""
    return {
        (kind, name): resolved(example)["value"]
        for kind, part in (content or {}).items() if part
        for name, example in part.get("examples", {}).items()
    }


def requests(method, path):
    return examples(resolved(operation(method, path).get("requestBody", {})).get("content"))


def faults(method, path, answer):
    """Where a success differs from its schema. Meta's own examples break these rules of the file, so they do not count:
    QR codes of other letters, ratings and states beyond the lists, and `oneOf` whose choices overlap. And Graph itself
    gives `file_size` as a number."""
    responses = operation(method, path)["responses"]
    content = resolved(responses.get("200") or responses.get(200) or {}).get("content") or {}
    schema = (content.get("application/json") or {}).get("schema")
    # Of one QR code the file's own examples are lists, as of all of them; its schema is not.
    if schema is None or path.endswith("/{QR-Code-ID}") and method == "GET":
        return []
    root = schema | {"components": {"schemas": SPECIFICATION["components"]["schemas"]}}
    found = jsonschema.Draft202012Validator(root).iter_errors(answer)
    return [f"{error.json_path}: {error.message[:200]}" for error in found
            if error.validator not in ("pattern", "oneOf") and not error.json_path.endswith(".file_size")
            and (error.json_path.split(".")[-1], str(error.instance)) not in BEYOND]


# Values of Meta's guides and of its own answers (reference, sections 5 and 7) that the file's lists lack.
BEYOND = {
    ("ownership_type", "SELF"), ("business_verification_status", "verified"), ("code_verification_status", "NOT_VERIFIED"),
    ("quality_rating", "UNKNOWN"), ("status", "no_permission"), ("oba_status", "NOT_STARTED"),
    ("status", "CONNECTED"),
}
