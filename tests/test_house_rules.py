"""The rules of the house, so that nobody has to remember them."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.support import rows
from yuboard.settings import ROOT

PYTHON = sorted([ROOT / "app.py", ROOT / "serve.py", *ROOT.glob("yuboard/**/*.py"), *ROOT.glob("pages/**/*.py")])
TESTS = sorted(ROOT.glob("tests/**/*.py"))
PAGES = sorted(ROOT.glob("pages/*/*.py"))
QUERIES = sorted(ROOT.glob("queries/**/*.sql"))
NAMED = [path for path in QUERIES if path.parent.name not in ("build", "checks")]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    """Every module that a file imports; ``from yuboard import x`` counts as yuboard.x."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_page_is_a_short_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a page says which question it answers"
    assert len(text.splitlines()) <= 60
    assert not [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert not imports(path) & {"duckdb", "plotly", "plotly.graph_objects"}


def test_pages_stand_in_section_folders() -> None:
    assert not list((ROOT / "pages").glob("*.py"))


def test_every_page_is_registered_once() -> None:
    registered = re.findall(r'st\.Page\("([^"]+)"', (ROOT / "app.py").read_text(encoding="utf-8"))
    assert sorted(registered) == [name_of(path) for path in PAGES]


@pytest.mark.parametrize("path", QUERIES, ids=name_of)
def test_query_opens_with_its_grain(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    if path.parent.name == "build":
        assert first.startswith("-- ")
    else:
        assert re.match(r"-- One row(:| per )", first), first


@pytest.mark.parametrize("path", NAMED, ids=name_of)
def test_query_names_its_parameters(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    comment = " ".join(line for line in text.splitlines() if line.startswith("--"))
    for parameter in set(re.findall(r"\$([a-z_]+)", text)):
        assert re.search(rf"Parameters:.*\b{parameter}\b", comment), f"{parameter} is not in the comment"


@pytest.mark.parametrize("path", NAMED, ids=name_of)
def test_query_is_used_and_ordered(path: Path) -> None:
    name = path.relative_to(ROOT / "queries").with_suffix("").as_posix()
    assert any(f'"{name}"' in file.read_text(encoding="utf-8") for file in PYTHON), f"{name} is not used"
    text = path.read_text(encoding="utf-8")
    assert "order by" in text or text.startswith("-- One row:"), "a query of many rows has an order"


@pytest.mark.parametrize("path", QUERIES, ids=name_of)
def test_what_is_joined_has_an_order(path: Path) -> None:
    """Without one, the same data would give other words at the next build."""
    text = path.read_text(encoding="utf-8")
    for start in (found.end() for found in re.finditer(r"\b(?:string_agg|list|first)\(", text)):
        depth, end = 1, start
        while depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        assert "order by" in text[start:end], text[start:end]


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_no_raw_html_and_no_stray_colours(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in text
    assert "st.html" not in text
    if path.name != "theme.py":
        assert not re.search(r"#[0-9A-Fa-f]{6}\b", text), "colours live in theme.py and config.toml"


# What a page says in Streamlit's Markdown, by the calls that say it.
SAYS = {
    "markdown", "caption", "info", "warning", "error", "success", "write", "title", "header", "subheader", "expander",
    "toast", "button", "page_link", "tabs", "toggle", "checkbox", "selectbox", "multiselect", "pills", "popover",
    "segmented_control", "text_input", "download_button", "link_button", "badge",
}  # fmt: skip
# Columns that hold numbers or words of our own lists, never text of a document or a spreadsheet.
LISTED_WORDS = {
    "year",
    "year_label",
    "kind",
    "lead_kind",
    "role_word",
    "items",
    "targets",
    "inferred",
    "page",
}


def said_columns(path: Path) -> set[str]:
    """Columns that a page says as they are."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    said = [
        argument
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in SAYS
        for argument in (*call.args[:1], *(one.value for one in call.keywords if one.arg in ("label", "help")))
    ]
    plain = {
        id(inner)
        for argument in said
        for node in ast.walk(argument)
        if isinstance(node, ast.Call)
        for inner in ast.walk(node)
    }
    return {
        node.slice.value
        for argument in said
        for node in ast.walk(argument)
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
        and id(node) not in plain
    }


@pytest.mark.parametrize(
    "path", [*ROOT.glob("pages/*/*.py"), *ROOT.glob("yuboard/ui/*.py"), ROOT / "app.py"], ids=name_of
)
def test_text_of_the_record_is_said_by_way_of_a_function(path: Path) -> None:
    """``escape`` and those that stand on it turn text into Markdown; a column by itself would be Markdown."""
    assert said_columns(path) - LISTED_WORDS == set()


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_sql_is_never_glued_outside_the_loader(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name not in ("loading.py", "verification.py"):
        assert not re.search(r'f"[^"]*\b(select|insert|update|delete)\b[^"]*\{', text, re.IGNORECASE)


@pytest.mark.parametrize("path", [path for path in PYTHON if path.name != "clock.py"], ids=name_of)
def test_only_the_clock_asks_for_the_date(path: Path) -> None:
    """A machine's own zone may be any; nothing but ``clock.today`` may say which day it is, not even as a default."""
    asking = {"today", "now", "utcnow", "fromtimestamp", "utcfromtimestamp", "time", "localtime", "gmtime", "ctime"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Attribute(value=ast.Name(id="clock"), attr="today"):
                pass
            case ast.Attribute(attr=name) if name in asking - {"time"}:
                pytest.fail(f"line {node.lineno}: {name}")
            case ast.Attribute(value=ast.Name(id="time"), attr="time"):
                pytest.fail(f"line {node.lineno}: time.time")
            case ast.ImportFrom(module="time", names=names):
                assert not {alias.name for alias in names} & asking, f"line {node.lineno}"


@pytest.mark.parametrize("path", [*QUERIES, *ROOT.glob("yuboard/**/*.js")], ids=name_of)
def test_no_query_and_no_script_asks_for_the_date(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(current_date|current_timestamp|now\(\)|today\(\)|new Date\b|Date\.now)", text)


@pytest.mark.parametrize("folder", ["data", "geo"])
def test_every_column_is_in_the_dictionary(folder: str) -> None:
    dictionary = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## `([^`]+)`\n(.*?)(?=^## |\Z)", dictionary, re.MULTILINE | re.DOTALL))
    files = sorted([path for depth in ("*", "*/*", "documents/*/*") for path in ROOT.glob(f"{folder}/{depth}.csv")])
    assert files
    for path in files:
        for column in rows.columns(path):
            assert f"`{column}`" in sections.get(path.name, ""), f"{path.name}: {column} is not described"


def test_every_dependency_is_pinned_and_explained() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower()
    for file in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if line and line[0].isalpha():
                name, version = re.match(r"([a-z0-9-]+)(?:\[\w+\])?==([\w.]+)$", line).groups()
                assert f"{name}=={version}" in pins, f"{name} is pinned otherwise in constraints.txt"
                assert f"`{name}`" in readme, f"README does not say why {name} is needed"


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "geo/README.md", "data/README.md"]
)
def test_every_path_in_the_documents_exists(document: str) -> None:
    """Paths from the root, and from ``yuboard/`` in the table of its packages; ``<name>`` stands for any."""
    text = (ROOT / document).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:[\w.<>-]+/)+[\w.<>-]*|[a-z_]+\.(?:py|toml|txt|md))`", text)
    made_by_use = ("build/", "logs/", "<content hash>")
    for path in paths:
        pattern = re.sub(r"<[^>]+>", "*", path.rstrip("/"))
        roots = (
            ROOT,
            ROOT / "yuboard",
            ROOT / "yuboard" / "exports",
            ROOT / "queries",
            ROOT / "tests",
            (ROOT / document).parent,
        )
        assert path in made_by_use or any(list(root.glob(pattern)) for root in roots), path


def test_every_package_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "yuboard").iterdir():
        if path.suffix == ".py" and not path.stem.startswith("__"):
            assert f"`{path.name}`" in readme, path
        elif (path / "__init__.py").is_file():
            assert f"`{path.name}/`" in readme, path


@pytest.mark.parametrize("path", [*PYTHON, *TESTS], ids=name_of)
def test_nothing_imports_a_page_or_a_test(path: Path) -> None:
    modules = imports(path)
    assert not [name for name in modules if re.match(r"(pages|app|serve)(\.|$)", name)]
    assert not [name for name in modules if re.match(r"tests\.(\w+\.)*(test_|conftest)", name)]


def test_tests_stand_in_the_folders_of_packages() -> None:
    packages = {path.parent.name for path in ROOT.glob("yuboard/*/__init__.py")} | {"browser", "support", "bench"}
    assert {path.parent.name for path in ROOT.glob("tests/*/__init__.py")} <= packages


# May only shrink: the escape is for tables of numbers.
FORMATTER_ESCAPES = 142


def test_formatter_escapes_grow_fewer() -> None:
    count = sum(path.read_text(encoding="utf-8").count("# fmt: skip") for path in PYTHON)
    assert count <= FORMATTER_ESCAPES, "lay the code out so that the formatter can"


def test_docstrings_begin_with_the_term_of_the_field() -> None:
    kinds = ast.Module | ast.FunctionDef | ast.ClassDef
    nodes = [node for path in PYTHON for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    texts = [ast.get_docstring(node) or "" for node in nodes if isinstance(node, kinds)]
    assert not [text for text in texts if text.startswith("What ")]


def test_settings_keep_everything_on_this_machine() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"]
    assert settings["client"]["showErrorLinks"] is False
    assert 'page_icon=":material' not in (ROOT / "app.py").read_text(encoding="utf-8")


def test_theme_and_settings_show_one_set_of_colours() -> None:
    from yuboard.theme import DARK, LIGHT

    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    for name, colours in (("light", LIGHT), ("dark", DARK)):
        assert theme[name]["backgroundColor"] == colours.paper
        assert theme[name]["textColor"] == colours.ink
        assert theme[name]["chartCategoricalColors"] == [tone.base for tone in colours.cities]
        for tone in colours.cities:
            assert theme[name][f"{tone.word}TextColor"] == tone.ink
            assert theme[name][f"{tone.word}BackgroundColor"] == tone.tint
