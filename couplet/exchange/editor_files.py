"""Files that tell VS Code about a report: schemas of its YAML files, extensions to install, settings; it writes none of them.

For those who make new reports: ``make_editor_files(console.translate)`` returns them all, path below the report's root to bytes.
"""

import json
from collections.abc import Callable, Mapping

from couplet.exchange.schemas import MODELS, make_schemas, name_schema
from couplet.model.findings import Message

EXTENSIONS = ("redhat.vscode-yaml", "ms-ceintl.vscode-language-pack-zh-hans", "editorconfig.editorconfig")
"""YAML with schemas, the Chinese interface of VS Code, and line ends as `.editorconfig` wants them."""
SETTINGS: Mapping[str, object] = {
    "files.encoding": "utf8",
    "files.autoGuessEncoding": True,
    "files.eol": "\n",
    "editor.renderControlCharacters": True,
    "editor.unicodeHighlight.invisibleCharacters": True,
    "yaml.validate": True,
    "yaml.schemaStore.enable": False,
    "yaml.format.enable": False,
    # In YAML a full-width sign is a slip until it stands in a text; in Markdown Chinese is written with them.
    "[yaml]": {
        "editor.unicodeHighlight.ambiguousCharacters": True,
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
    },
    "[markdown]": {
        "editor.unicodeHighlight.ambiguousCharacters": False,
        "editor.wordWrap": "on",
        "editor.quickSuggestions": False,
    },
}
VSCODE = (".vscode/extensions.json", ".vscode/settings.json")


def make_editor_files(translate: Callable[[Message], str]) -> Mapping[str, bytes]:
    """Return path below a report's root and bytes of every file; descriptions are in the language that ``translate`` speaks."""
    schemas = {f"./{name_schema(path)}": path for path in MODELS}
    written = {
        VSCODE[0]: _format({"recommendations": EXTENSIONS}),
        VSCODE[1]: _format({**SETTINGS, "yaml.schemas": schemas}),
    }
    return {path: text.encode() for path, text in {**make_schemas(translate), **written}.items()}


def _format(value: object) -> str:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"
