"""sitemap.xml: every translated page with its other languages, and robots.txt beside it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from hooks.project import Project
from hooks.views import search_page
from hooks.views.addresses import output_path

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def write(site: Path, project: Project) -> None:
    """Write both files for the pages that were built."""
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    urls = Element(f"{{{SITEMAP}}}urlset")
    paths = sorted({path for _, path in project.tree.pages} - {search_page.PAGE})
    for path in paths:
        found = {
            code: _address(project, code, path)
            for code in project.places.codes
            if (code, path) in project.tree.pages
            and (site / output_path(project.places, code, path)).exists()
        }
        for address in found.values():
            url = SubElement(urls, f"{{{SITEMAP}}}url")
            SubElement(url, f"{{{SITEMAP}}}loc").text = address
            for other, there in found.items():
                SubElement(
                    url,
                    f"{{{XHTML}}}link",
                    {"rel": "alternate", "hreflang": other, "href": there},
                )
    ElementTree.indent(urls)
    ElementTree.ElementTree(urls).write(
        site / "sitemap.xml", encoding="utf-8", xml_declaration=True
    )
    (site / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\nSitemap: {project.settings.site_url}sitemap.xml\n",
        encoding="utf-8",
        newline="\n",
    )


def _address(project: Project, code: str, path: str) -> str:
    output = output_path(project.places, code, path)
    return project.settings.site_url + output.removesuffix("index.html")
