"""Blocks: what a volunteer writes between `/// name` and `///`, checked and turned into HTML.

Each module here is one block: `check` looks at its source, with lines; `render` at its HTML.
"""
