"""`python -m hooks`."""

from hooks.cli import main

main()
