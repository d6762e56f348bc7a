"""The rules of docs/architecture.md, held: who may import whom, who may touch the world, how long things may be."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "couplet"
MODULES = sorted(PACKAGE.rglob("*.py"))
LEAVES = {"model", "figures"}
"""What stages stand on; figures is pure reading and comparing of texts."""
STAGES = {"load", "checks", "plan", "render", "photos", "publish", "formats"}
CONDUCTORS = {
    "pipeline",
    "production",
    "making",
    "console",
    "options",
    "cli",
    "exchange",
    "preview",
    "commands",
    "starting",
    "progress",
    "desk",
    "freshness",
    "theming",
}
EDGES = {
    "load.reader",
    "load.template_cache",
    "console",
    "cli",
    "exchange.messages",
    "exchange.writer",
    "preview.server",
    "preview.session",
    "starting.place",
    "progress",
    "photos.cache",
    "photos.drawings",
    "load.findings_cache",
}
"""Modules outside publish/ that may touch disk, network, environment or terminal."""
WORLD = {
    "os",
    "socket",
    "subprocess",
    "shutil",
    "tempfile",
    "time",
    "webbrowser",
    "signal",
    "threading",
    "urllib.request",
    "http",
}
PURE_EXCEPTIONS = {
    "load.markdown": "keeps one parser for each thread",
    "photos.collection": "lets in only so many large pictures at a time",
    "load.inputs": "lists library folders for the digest of the program",
    "load.theme": "names paths",
    "load.content": "names paths",
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
MAX_LINES, MAX_FUNCTION_LINES, MAX_NESTING, MAX_POSITIONAL = 300, 50, 3, 4
MANY_PARAMETERS = {"cli.build", "commands.check.check", "cli.serve"}
"""Click passes every option as a parameter."""
OPENING = {"open", ".read_text", ".read_bytes", ".write_text", ".write_bytes"}
BANNED_NAMES = {"utils", "helpers", "manager", "handler", "data", "info"}


def name_module(path: Path) -> str:
    """Return a module's dotted name below the package."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def list_imports(tree: ast.AST) -> Iterator[str]:
    """Yield every module a tree imports, at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def parse(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


PARTS = sorted({name_module(path).split(".")[0] or "couplet" for path in MODULES})


def each_module(check: Callable[[Path], None]) -> Callable[[str], None]:
    """Make a check of one module into a test of each part of the package, which tells of all its modules."""

    @pytest.mark.parametrize("part", PARTS)
    def test(part: str) -> None:
        told = []
        for path in MODULES:
            if (name_module(path).split(".")[0] or "couplet") == part:
                try:
                    check(path)
                except AssertionError as error:
                    told.append(str(error).splitlines()[0])
        assert told == []

    return test


@each_module
def test_imports_form_a_star(path: Path) -> None:
    own = name_module(path).split(".")[0]
    for imported in list_imports(parse(path)):
        parts = imported.split(".")
        if parts[0] != "couplet" or len(parts) < 2:
            continue
        target = parts[1]
        if own == "model":
            assert target == "model", f"the model imports {imported}"
        elif own in STAGES:
            assert target in {own, *LEAVES}, f"stage {own} imports {imported}"
        elif own in LEAVES:
            assert target == own, f"{own} imports {imported}"
        elif own in CONDUCTORS:
            assert target != "cli" or own == "cli", f"{own} imports {imported}"


def test_no_import_cycles() -> None:
    graph = {}
    for path in MODULES:
        imports = {
            imported.removeprefix("couplet.")
            for imported in list_imports(parse(path))
            if imported.startswith("couplet.")
        }
        graph[name_module(path)] = imports
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join((*way, module))
        if module in done:
            return
        for used in graph.get(module, ()):
            visit(used, (*way, module))
        done.add(module)

    for module in graph:
        visit(module, ())


@each_module
def test_only_edges_touch_the_world(path: Path) -> None:
    name = name_module(path)
    if name in EDGES or name in PURE_EXCEPTIONS or name.split(".")[0] in {"publish", "preview", "exchange"}:
        return
    touched = {imported for imported in list_imports(parse(path)) if imported in WORLD}
    assert not touched, f"{name} imports {sorted(touched)}"


@each_module
def test_only_the_reader_opens_inputs(path: Path) -> None:
    name = name_module(path)
    if name in {"load.reader", *EDGES} or name.split(".")[0] in {"publish", "exchange"}:
        return
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Call):
            called = (
                f".{node.func.attr}" if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            )
            assert called not in OPENING, f"{name}:{node.lineno} calls {called}"


@each_module
def test_size_and_shape(path: Path) -> None:
    name = name_module(path)
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert len(source.splitlines()) <= MAX_LINES, f"{name} has {len(source.splitlines())} lines"
    assert ast.get_docstring(tree), f"{name} does not say what it is for"
    assert not BANNED_NAMES & set(name.split(".")), f"{name} is no name for a module"
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            check_function(node, name)
    for node in (
        *tree.body,
        *(item for owner in tree.body if isinstance(owner, ast.ClassDef) for item in owner.body),
    ):
        if isinstance(node, FUNCTIONS) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name}.{node.name} has no docstring"


def check_function(node: ast.FunctionDef | ast.AsyncFunctionDef, module: str) -> None:
    """Hold one function to the limits."""
    where = f"{module}.{node.name}"
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    assert length <= MAX_FUNCTION_LINES, f"{where} has {length} lines"
    assert measure_nesting(node) <= MAX_NESTING, f"{where} nests {measure_nesting(node)} deep"
    positional = [
        argument
        for argument in (*node.args.posonlyargs, *node.args.args)
        if argument.arg not in ("self", "cls")
    ]
    if where not in MANY_PARAMETERS:
        assert len(positional) <= MAX_POSITIONAL, f"{where} takes {len(positional)} positional parameters"


def measure_nesting(node: ast.AST) -> int:
    """Return how deep blocks stand in each other; ``elif`` is no deeper than ``if``."""
    blocks = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.AsyncFor, ast.AsyncWith)
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)):
            continue
        is_else_if = isinstance(node, ast.If) and isinstance(child, ast.If) and child in node.orelse
        depth = int(isinstance(child, blocks) and not is_else_if)
        deepest = max(deepest, depth + measure_nesting(child))
    return deepest


@each_module
def test_every_field_is_documented(path: Path) -> None:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.ClassDef) and any(
            "dataclass" in ast.dump(item) for item in node.decorator_list
        ):
            for field, after in zip(node.body, [*node.body[1:], None], strict=True):
                if isinstance(field, ast.AnnAssign) and not ast.unparse(field.target).startswith("_"):
                    is_documented = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                    assert is_documented, (
                        f"{name_module(path)}:{field.lineno} {node.name}.{ast.unparse(field.target)}"
                    )
