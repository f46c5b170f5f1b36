"""Where things stand and what the environment says, in one place."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_SITE_URL = "https://mitaan.example/"


@dataclass(frozen=True)
class Settings:
    """The project's folder and the values taken from the environment.

    `site_url` ends with a slash; `repo_url` and `only_language` are empty where not set; `drafts`
    says whether unpublished translations are shown (in a preview); `today` is the day printed as the
    day of the copy (UTC, from SOURCE_DATE_EPOCH where that is set); `cache` keeps what is costly to
    make, by its content.
    """

    root: Path
    site_url: str
    repo_url: str
    only_language: str
    drafts: bool
    today: datetime.date
    cache: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def overrides(self) -> Path:
        return self.root / "overrides"


def load_settings(root: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read SITE_URL, REPO_URL, MITAAN_ONLY, MITAAN_DRAFTS, MITAAN_CACHE and SOURCE_DATE_EPOCH; raise
    ValueError, in plain words, for one that can't be used."""
    site_url = environ.get("SITE_URL", "").strip() or DEFAULT_SITE_URL
    if not re.match(r"^https?://[^\s/]+(/\S*)?$", site_url):
        raise ValueError(
            f'SITE_URL is "{site_url}". Set it to the whole address: https://example.org/mitaan/.'
        )
    repo_url = environ.get("REPO_URL", "").strip().rstrip("/").removesuffix(".git")
    if repo_url and not re.match(r"^https?://\S+$", repo_url):
        raise ValueError(
            f'REPO_URL is "{repo_url}". Set it to a web address: https://github.com/name/mitaan.'
        )
    epoch = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch and not epoch.isdigit():
        raise ValueError(f'SOURCE_DATE_EPOCH is "{epoch}". Set it to seconds since 1970.')
    now = (
        datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        if epoch
        else datetime.datetime.now(datetime.UTC)
    )
    return Settings(
        root=root.resolve(),
        site_url=site_url.rstrip("/") + "/",
        repo_url=repo_url,
        only_language=environ.get("MITAAN_ONLY", "").strip(),
        drafts=environ.get("MITAAN_DRAFTS", "") == "1",
        today=now.date(),
        cache=root.resolve() / (environ.get("MITAAN_CACHE", "").strip() or ".cache"),
    )
