"""Runs the Python cells of docs/notebook.md in one go and compares what they print with what stands there.

    python parity/notebook.py

Needs scikit-learn 1.9.1 and pandas. Exit code 1 when a line differs.
"""
import contextlib
import io
import os
import pathlib
import re
import sys

import sklearn

ROOT = pathlib.Path(__file__).resolve().parent.parent


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def main():
    os.chdir(ROOT)
    text = (ROOT / "docs" / "notebook.md").read_text(encoding="utf-8")
    cells = blocks(text, "python")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile("".join(cells), "docs/notebook.md", "exec"), {})
    got, shown = printed.getvalue().splitlines(), "".join(blocks(text, "text")).splitlines()
    equal = got == shown
    for left, right in zip(got, shown):
        if left != right:
            print(f"printed {left!r}, shown {right!r}")
    print(f"docs/notebook.md: {len(cells)} cells, {len(got)} lines printed, {len(shown)} shown, {'equal' if equal else 'NOT equal'} (scikit-learn {sklearn.__version__})")
    sys.exit(0 if equal and cells else 1)


if __name__ == "__main__":
    main()
