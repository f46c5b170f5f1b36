"""Mitaan's own code around MkDocs: guides, blocks, helplines, checks, and what is made from them."""
