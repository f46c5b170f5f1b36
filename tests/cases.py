"""Golden cases: YAML files with input and what must come of it (UPDATE_CASES=1 writes that)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

UPDATE = bool(os.environ.get("UPDATE_CASES"))


class _Block(str):
    """Text that YAML writes as a block, line by line."""


yaml.add_representer(
    _Block,
    lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|"),
)


@dataclass
class Case:
    """A case of a file; `expect` compares, or writes down what is there now."""

    path: Path
    index: int
    data: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.path.stem}: {self.data['case']}"

    def expect(self, key: str, value: Any) -> None:
        if UPDATE:
            documents = list(yaml.safe_load_all(self.path.read_text(encoding="utf-8")))
            documents[self.index][key] = value
            for document in documents:
                for name, inner in document.items():
                    if isinstance(inner, str) and "\n" in inner:
                        document[name] = _Block(inner)
            self.path.write_text(
                yaml.dump_all(documents, allow_unicode=True, sort_keys=False, width=1000),
                encoding="utf-8",
            )
            return
        assert value == self.data.get(key)


def load_cases(folder: Path) -> list[Case]:
    """All cases of all files of a folder."""
    return [
        Case(path, index, data)
        for path in sorted(folder.glob("*.yml"))
        for index, data in enumerate(yaml.safe_load_all(path.read_text(encoding="utf-8")))
    ]
