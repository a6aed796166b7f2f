"""Writes test/fixtures/token-patterns.json.gz: what Python's `re.findall` finds with token patterns that people give to vectorizers, and with
others that show every construct that src/estimators/feature-extraction understands."""
import gzip
import json
import pathlib
import random
import re
import warnings

warnings.filterwarnings("ignore")

PATTERNS = [
    r"(?u)\b\w\w+\b", r"\b\w+\b", r"\w+", r"\w{1,}", r"\b[a-zA-Z]{3,}\b", r"[^\s]+", r"\S+", r"(?ui)\b\w*[a-z]+\w*\b",
    r"[A-Za-z0-9]+(?=\s+)", r"\w+(?:-\w+)*", r"\b\w[\w']+\b", r"(\w)\w*", r"(?:(\d+)|[a-z]+)", r"\d+", r"\D+", r"[a-z]*", r"a|ab|abc",
    r"(?i)[k-s]+", r"(?i)stra\u00dfe|\u017f", r"(?i)i+", r"(?<!\w)[#@]\w+", r"(?<=#)\w+", r"^\w+", r"\w+$", r"(?m)^\w+$", r"\w+?x",
    r"(?:a|b)+?c?", r"[\w.-]+@[\w-]+\.[a-z]{2,}", r"(?!the\b)\b\w+\b", r"\b(?:[A-Z]\.)+|\w+", r"[^\W\d_]+", r"\b[^\W\d]{3,}\b", r"[\W_]+",
    r"\w{2,4}", r"\w{2,4}?", r"(?a)\w+", r"(?s).+", r".+", r"[]a]+", r"[^]a]+", r"\x61+", r"\u00e9", r"x{,3}y", r"x{y", r"[a\-z]+", r"\.",
    r"(?P<w>\w+)!", r"\b\w", r"\B\w", r"\w+\Z", r"(a|aa)+$", r"(?:a+)+b", r"[A-Z]{2,}(?![a-z])|[A-Z][a-z]+", r"\$?\d+(?:\.\d+)?%?",
    r"\w+'?\w*", r"(?u)\b\w+\b|[^\w\s]", r"((?:ab)+)", r"a(?=b)|b(?!a)",
]  # fmt: skip
LETTERS = list("aabbc xy.#@-'\u00e9\u00df\u017f\u0130\u0131iIKkSs 12_!\n\tAZ ,$%") + [
    "\u0301", "\u4e2d", "\U0001f600", "\x1c", "\u00a0", "\u0660", "\ufeff", "the ", "\u2028"
]  # fmt: skip


def main():
    draw = random.Random(1)
    texts = ["".join(draw.choice(LETTERS) for _ in range(draw.randrange(30))) for _ in range(80)]
    cases = [{"pattern": each, "found": [re.findall(each, text) for text in texts]} for each in PATTERNS]
    content = json.dumps({"texts": texts, "cases": cases}, sort_keys=True, separators=(",", ":")).encode()
    target = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "token-patterns.json.gz"
    target.write_bytes(gzip.compress(content, 9, mtime=0))


if __name__ == "__main__":
    main()
