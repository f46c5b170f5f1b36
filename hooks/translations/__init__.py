"""Translations: which English text each was made from."""
