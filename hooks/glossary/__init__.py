"""The glossary: words in every language, and their explanation where a guide first uses them."""
