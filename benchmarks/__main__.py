"""``python -m benchmarks``: build times, page weights, Lighthouse scores, figures, photos and the preview, one table after the other."""

import argparse

from benchmarks.build_times import measure_build_times
from benchmarks.figures import measure_figures
from benchmarks.lighthouse import measure_lighthouse
from benchmarks.photos import measure_photos
from benchmarks.preview import measure_preview
from benchmarks.weights import measure_weights

PARTS = {
    "times": measure_build_times,
    "weights": measure_weights,
    "lighthouse": measure_lighthouse,
    "figures": measure_figures,
    "photos": measure_photos,
    "preview": measure_preview,
}


def main() -> None:
    """Print the tables asked for; all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", choices=[*PARTS, []], help=f"what to measure: {', '.join(PARTS)} (default: all)"
    )
    for part in parser.parse_args().parts or PARTS:
        for line in PARTS[part]():
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
