"""Licences of everything that is pinned, as a table in Markdown: python scripts/list_licences.py > docs/licences.md"""

import re
from importlib.metadata import PackageNotFoundError, distribution, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def licence(name: str) -> str:
    """The licence that a package declares: an expression, its classifiers, a word, or the head of its text."""
    told = metadata(name)
    if expression := told.get("License-Expression"):
        return expression
    classified = [
        value.rpartition(" :: ")[2] for value in told.get_all("Classifier", []) if value.startswith("License")
    ]
    lines = (told.get("License") or "").strip().splitlines()
    if not classified and not lines:
        texts = [file for file in distribution(name).files or [] if file.name.upper().startswith("LICENSE")]
        lines = [line for file in texts for line in file.read_text().splitlines() if line.strip()]
    return "; ".join(classified) or (lines[0].strip()[:60] if lines else "?")


def main() -> None:
    """Print the table; a package of another system is named as not installed here."""
    print("# Licences of the parts\n\nAs each declares it. Made by `scripts/list_licences.py`.\n")
    print("| package | licence |\n| --- | --- |")
    for name in re.findall(r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE):
        try:
            print(f"| {name} | {licence(name)} |")
        except PackageNotFoundError:
            print(f"| {name} | not installed here |")


if __name__ == "__main__":
    main()
