"""``couplet schema``: the JSON Schemas of the YAML files and the settings that let VS Code use them."""

from pathlib import Path

import click

from couplet.model.findings import message
from couplet.options import common_options, enter


@click.command()
@common_options
def schema(root: Path, lang: str | None, quiet: int, verbose: int) -> None:
    """Write the JSON Schemas of the YAML files for editors such as VS Code, with descriptions in the language of --lang."""
    from couplet.exchange.editor_files import VSCODE, make_editor_files
    from couplet.exchange.writer import list_differing, write_files

    common = enter(root, lang, quiet, verbose)
    files = make_editor_files(common.console.translate)
    own = [path for path in list_differing(root, files) if path in VSCODE]
    written = {path: content for path, content in files.items() if path not in own}
    write_files(root, written)
    for path in written:
        common.console.say(message("%(path)s: written.", path=path))
    for path in own:
        common.console.say(
            message("%(path)s is there already, with settings of your own; it was left as it is.", path=path)
        )
