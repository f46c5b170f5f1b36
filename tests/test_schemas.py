"""The JSON Schemas for editors are those of the code, and accept the data that stands."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from hooks.project import Project
from hooks.reading import parse_yaml
from hooks.schemas import schemas, write_schemas
from tests.conftest import ROOT, SMALL


def test_up_to_date(project: Project) -> None:
    """After changing a schema run `python -m hooks schema`."""
    assert write_schemas(ROOT / "data" / "schema", project.places, check=True) == []


@pytest.mark.parametrize("folder", [ROOT / "data", SMALL / "data"], ids=["own", "small"])
def test_data_fits(folder: Path, project: Project) -> None:
    for path in sorted(folder.glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        if path.parent == ROOT / "data":
            assert text.startswith(f"# yaml-language-server: $schema=schema/{path.stem}.json\n")
        value, _ = parse_yaml(text, path.name)
        jsonschema.validate(value, schemas(project.places)[f"{path.stem}.json"])


def test_front_matter_fits(project: Project) -> None:
    schema = schemas(project.places)["front-matter.json"]
    for page in project.tree.pages.values():
        text = (ROOT / page.file).read_text(encoding="utf-8").split("---")[1]
        value, _ = parse_yaml(text, page.file)
        jsonschema.validate(value, schema)


def test_a_wrong_line_does_not_fit(project: Project) -> None:
    schema = schemas(project.places)["helplines.json"]
    text = (ROOT / "data" / "helplines.yml").read_text(encoding="utf-8")
    value, _ = parse_yaml(text.replace("cost: free", "cost: cheap", 1), "helplines.yml")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, schema)
