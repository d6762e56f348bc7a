"""`python -m couplet`, the console script and `build.py`: the program begins here, so that Ctrl-C is answered from the first moment."""

import sys


def main() -> None:
    """Run the program; an interruption while it is still being loaded ends in a line, like every later one."""
    try:
        from couplet.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
