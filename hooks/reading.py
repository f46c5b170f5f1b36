"""Reading text and YAML that volunteers write: every fault becomes a Problem with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from hooks.problems import Problem, ProblemsFound

M = TypeVar("M", bound=BaseModel)


_Parser: type = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class _Loader(yaml.SafeLoader):
    """Safe YAML that leaves dates as text (an impossible date would be a ValueError without a line),
    takes only true and false for truth values (`on:` is a day, `no` a word), and refuses a key that
    is there twice (YAML would silently keep the last)."""


class _QuickLoader(_Parser):  # type: ignore[misc]
    """The same by the parser in C, ten times as fast; its messages say less."""


_OWN = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
for _kind in (_Loader, _QuickLoader):
    _kind.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in _OWN]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    _kind.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
    )


def _mapping(loader: Any, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f'the key "{key.value}" is there twice', key.start_mark
            )
        seen.add(key.value)
    mapping: dict[Any, Any] = yaml.constructor.SafeConstructor.construct_mapping(loader, node, deep)
    return mapping


for _kind in (_Loader, _QuickLoader):
    _kind.add_constructor(
        "tag:yaml.org,2002:map",
        lambda loader, node: _mapping(loader, node, deep=True),  # type: ignore[arg-type]
    )


def read_text(path: Path, name: str) -> str:
    """The text of a file, line ends as \\n.

    Raises ProblemsFound when it starts with a byte order mark, isn't UTF-8, or is empty.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ProblemsFound(
            [
                Problem(
                    name,
                    1,
                    "missing",
                    f"This file can't be read: {error.strerror}.",
                    "Put the file back, or ask for it in the repository.",
                )
            ]
        ) from None
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise ProblemsFound(
            [
                Problem(
                    name,
                    1,
                    "encoding",
                    "The file starts with a byte order mark, an invisible sign that breaks it.",
                    'Save it again as "UTF-8" (not "UTF-8 with BOM", not "Unicode").',
                )
            ]
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ProblemsFound(
            [
                Problem(
                    name,
                    line,
                    "encoding",
                    f"A letter in this line is not UTF-8 (byte 0x{raw[error.start]:02x}).",
                    "Save the file again with the encoding UTF-8, then look at this line.",
                )
            ]
        ) from None
    if not text.strip():
        raise ProblemsFound(
            [
                Problem(
                    name,
                    1,
                    "empty",
                    "The file is empty.",
                    "Write it, or delete the file: a missing translation shows the English page.",
                )
            ]
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_yaml(text: str, name: str, first_line: int = 1) -> tuple[Any, yaml.Node | None]:
    """The value of a YAML text and its node tree (for lines), or ProblemsFound.

    `first_line` is the line of the file on which the YAML text starts.
    """
    try:
        return _parsed(_QuickLoader, text)
    except (yaml.YAMLError, ValueError):
        pass  # the other parser says more exactly what is wrong
    try:
        return _parsed(_Loader, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        problem = _seen_in_lines(text, name, first_line, line)
        raise ProblemsFound(
            [problem or _yaml_problem(name, line, error.problem or str(error))]
        ) from None
    except (yaml.YAMLError, ValueError) as error:
        problem = _seen_in_lines(text, name, first_line, first_line)
        raise ProblemsFound([problem or _yaml_problem(name, first_line, str(error))]) from None


def _parsed(kind: Any, text: str) -> tuple[Any, yaml.Node | None]:
    loader = kind(text)
    node = loader.get_single_node()
    return (None if node is None else loader.construct_document(node)), node


_NO_SPACE = re.compile(r"^\s*(?:- +)?(?P<key>[A-Za-z_]+):(?=[^\s/:])")
_CURLY = re.compile(r"^\s*(?:- +)?[A-Za-z_]+: +[“”]")
_CONFLICT = re.compile(r"^(?:[<>|]{7}(?:\s.*)?|={7})$")


def _seen_in_lines(text: str, name: str, first_line: int, line: int) -> Problem | None:
    """What is usually wrong when YAML gives up at `line`: its cause, on the line where it stands."""
    lines = list(enumerate(text.split("\n"), start=first_line))
    for number, one in lines:
        if _CONFLICT.match(one):
            return Problem(
                name,
                number,
                "yaml",
                f'A mark between two versions is left here: "{one[:20]}".',
                "Keep the right version, and delete the lines <<<<<<<, ======= and >>>>>>>.",
            )
    for number, one in lines[: line - first_line + 2]:
        key = _NO_SPACE.match(one)
        if key:
            return Problem(
                name,
                number,
                "yaml",
                f'There is no space after "{key["key"]}:".',
                f"Write {key['key']}: and a space.",
            )
        if _CURLY.match(one):
            return Problem(
                name,
                number,
                "yaml",
                "Curly quotes “ ” don't hold the text together here.",
                'Use straight quotes " around it.',
            )
        value = one.partition(": ")[2].strip()
        if value.startswith('"') and value.replace('\\"', "").count('"') % 2:
            return Problem(
                name, number, "yaml", 'A quote " in this line is not closed.', 'Close it with ".'
            )
    return None


def _yaml_problem(name: str, line: int, detail: str) -> Problem:
    if "mapping values are not allowed" in detail:
        return Problem(
            name,
            line,
            "yaml",
            "There is a second colon in this line, so it can't be read.",
            'Put the words after the first colon in quotes: title: "Scams: what to do".',
        )
    if "there twice" in detail:
        return Problem(name, line, "yaml", f"In these lines {detail}.", "Delete one of the two.")
    if "\\t" in detail or "'\t'" in detail:
        return Problem(
            name, line, "yaml", "This line is indented with a tab.", "Use spaces instead."
        )
    if "expected <block end>" in detail or "indentation" in detail:
        return Problem(
            name,
            line,
            "yaml",
            "The spaces at the start of this line are not those of the lines like it.",
            "Begin it exactly as far from the edge as they do; title: and its like at the very left.",
        )
    return Problem(
        name,
        line,
        "yaml",
        f"These lines can't be read as YAML ({detail}).",
        "Look at this line and the one above: a quote not closed, a wrong indent, a missing colon?",
    )


def line_of(node: yaml.Node | None, path: Sequence[str | int], first_line: int = 1) -> int:
    """The line on which the value at `path` stands; the nearest parent's where it is missing."""
    line = first_line + (node.start_mark.line if node else 0)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if found is None:
                return line
            node = found[1]
            line = first_line + found[0].start_mark.line
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if step >= len(node.value):
                return line
            node = node.value[step]
            line = first_line + node.start_mark.line
        else:
            return line
    return line


def validate(
    model: type[M],
    value: Any,
    node: yaml.Node | None,
    name: str,
    *,
    rule: str,
    first_line: int = 1,
    at: Sequence[str | int] = (),
    context: Any = None,
) -> M:
    """The value as the model, or ProblemsFound with one Problem for each thing wrong."""
    try:
        return model.model_validate(value, context=context)
    except ValidationError as error:
        faults = error.errors()
        # a list whose only entry is wrong is then called empty too
        within = {fault["loc"][:end] for fault in faults for end in range(len(fault["loc"]))}
        raise ProblemsFound(
            Problem(
                name,
                line_of(node, [*at, *fault["loc"]], first_line),
                rule,
                *_in_plain_words([*at, *fault["loc"]], fault),
            )
            for fault in faults
            if not (fault["type"] == "too_short" and fault["loc"] in within)
        ) from None


def _in_plain_words(path: Sequence[str | int], fault: Any) -> tuple[str, str]:
    """What a validation error means, and how to mend it."""
    names = [str(step) for step in path if isinstance(step, str)]
    field = names[-1] if names else "this"
    context = fault.get("ctx") or {}
    match fault["type"]:
        case "missing":
            return f'"{field}" is missing.', f"Add a line {field}: … here."
        case "extra_forbidden":
            key, colon, _ = field.partition(":")
            if colon:
                return f'There is no space after "{key}:".', f"Write {key}: and a space."
            return f'"{field}" is not a name known here.', "Correct its spelling or delete it."
        case "literal_error" | "enum":
            return (
                f'"{field}" can\'t be {fault["input"]!r}.',
                f"Use one of: {str(context.get('expected', '')).replace(' or ', ', ')}.",
            )
        case "string_too_long":
            return (
                f'"{field}" has {len(str(fault["input"]))} characters.',
                f"Shorten it to {context['max_length']}.",
            )
        case "string_too_short" | "too_short":
            return f'"{field}" is empty or too short.', "Fill it in."
        case "string_pattern_mismatch":
            return (
                f'"{field}" is {fault["input"]!r}, which has not the usual form.',
                "Write it as in the other entries of this file.",
            )
        case "string_type":
            return f'"{field}" is not text.', 'Put it in quotes: "…".'
        case "list_type" | "tuple_type":
            return f'"{field}" must be a list.', f"Write it as {field}: [one, two]."
        case "bool_type" | "bool_parsing":
            return f'"{field}" must be true or false.', "Write true or false, without quotes."
        case "value_error":
            words = str(context.get("error", fault["msg"]))
            what, _, mend = words.partition(" | ")
            return what, mend or "Correct it."
        case _:
            return f'"{field}": {fault["msg"]}.', "Correct it as the message says."


def load_yaml_list(
    path: Path, name: str, model: type[M], *, rule: str, context: Any = None
) -> tuple[list[M], list[int]]:
    """A YAML file that holds one list of entries: the entries, and the line of each."""
    value, node = parse_yaml(read_text(path, name), name)
    if not isinstance(value, list):
        raise ProblemsFound(
            [Problem(name, 1, rule, "The file must hold a list.", 'Start each entry with "- ".')]
        )
    problems: list[Problem] = []
    entries: list[M] = []
    lines: list[int] = []
    for index, item in enumerate(value):
        try:
            entries.append(
                validate(model, item, node, name, rule=rule, at=[index], context=context)
            )
            lines.append(line_of(node, [index]))
        except ProblemsFound as found:
            problems.extend(found.problems)
    if problems:
        raise ProblemsFound(problems)
    return entries, lines
