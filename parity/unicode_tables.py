"""Writes test/fixtures/unicode.json.gz: what Python does to code points, as a SHA-256 per 4,096 of them, and to some texts. Wants Python 3.13,
whose Unicode is 15.1: the one that src/numeric/unicode.ts holds to on every engine.

`unicode_tables.py tables` prints src/numeric/unicode-tables.ts instead.
"""
import gzip
import hashlib
import json
import pathlib
import random
import re
import sys
import unicodedata

ALL = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]
# Without the planes where every code point is an ideograph, private, or not assigned.
BUSY = [c for c in ALL if ord(c) < 0x20000 or 0x2F800 <= ord(c) < 0x30000 or 0xE0000 <= ord(c) < 0xE1000]
TEXTS = [
    "ΟΔΥΣΣΕΥΣ Σ ΑΣ' ΑΣ\u0301 ΣΑ \u0345Σ Α\u0345Σ ΑΣ\u00adΑ İSTANBUL ẞ Ǆ K Å",
    "Crème Brûlée à la carte, naïve coöperation, ﬁancée, Ⅷ ½ ², Ελλάδα, Й, が, 각, ①",
    "e\u0301\u0323 a\u0328\u0301 \u0344 q\u0307\u0323 \U0001d15e",
    "don't snake_case x1 a b2 café re\u0301sume\u0301 ٣٤ 東京 हिन्दी \U0001f600ab \U00020000\U00020001 \U0010d50a\U0010d50b",
    "a\x1c\x1db \x85c\u200bd\ufeff e\u00a0 \u2003f\u180eg\n\r\n h",
]


def strip_accents_unicode(s):
    try:
        s.encode("ASCII", errors="strict")
        return s
    except UnicodeEncodeError:
        return "".join([c for c in unicodedata.normalize("NFKD", s) if not unicodedata.combining(c)])


def strip_accents_ascii(s):
    return unicodedata.normalize("NFKD", s).encode("ASCII", "ignore").decode("ASCII")


FUNCTIONS = {
    "lowerCase": str.lower,
    "decompose": lambda s: unicodedata.normalize("NFKD", s),
    "stripAccentsUnicode": strip_accents_unicode,
    "stripAccentsAscii": strip_accents_ascii,
    "words": lambda s: "|".join(re.findall(r"(?u)\b\w\w+\b", s)),
    "collapseWhiteSpace": lambda s: re.sub(r"\s\s+", " ", s),
    "splitAtWhiteSpace": lambda s: "|".join(s.split()),
}


def hashes(function):
    """Each code point between letters, twice: `aXXb`, so that words and blanks show."""
    blocks = [BUSY[i : i + 4096] for i in range(0, len(BUSY), 4096)]
    return [hashlib.sha256("\n".join(function(f"a{c}{c}b") for c in block).encode()).hexdigest()[:16] for block in blocks]


def random_texts(rng):
    """What meets what decides: letters, sigmas, marks of all classes, blanks, unassigned ones."""
    marks = [c for c in ALL if unicodedata.combining(c)]
    some = list("aÀΣσΣς'.\u0345\u00ad _1\u1e9b\u212b가각\u1100\u1161\u11a8İ\u0307") + ["\U0010d50a", "\U0010d6a0", "\u0378"]
    return ["".join(rng.choice(marks) if rng.random() < 0.3 else rng.choice(some) for _ in range(rng.randint(1, 12))) for _ in range(1500)]


def ranges(is_in):
    """Gaps and lengths by turns, in base 36."""
    numbers, inside, start = [], False, 0
    for c in range(0x110001):
        now = c < 0x110000 and bool(is_in(chr(c)))
        if now != inside:
            numbers.append(c - start)
            inside, start = now, c
    return " ".join(base36(n) for n in numbers)


def base36(n):
    digits = ""
    while True:
        n, digit = divmod(n, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if n == 0:
            return digits


def constant(name, text):
    words, lines, line = text.split(" "), [], ""
    for word in words:
        if len(line) + len(word) > 128:
            lines.append(line)
            line = ""
        line += word + " "
    lines.append(line.rstrip())
    return f"export const {name} =\n" + " +\n".join(f'  "{line}"' for line in lines) + ";\n"


if __name__ == "__main__":
    assert unicodedata.unidata_version == "15.1.0", f"this Python has Unicode {unicodedata.unidata_version}"
    if sys.argv[1:] == ["tables"]:
        print("/** Sets of code points in Unicode 15.1, as gaps and lengths by turns, in base 36. (parity/unicode_tables.py) */\n")
        print("/** Those that it does not assign. */\n" + constant("UNASSIGNED", ranges(lambda c: unicodedata.category(c) == "Cn")))
        print("/** Those with a canonical combining class: accents and their like. */\n" + constant("COMBINING", ranges(unicodedata.combining)), end="")
    else:
        texts = TEXTS + random_texts(random.Random(0))
        content = {
            "unicode": unicodedata.unidata_version,
            "hashes": {name: hashes(function) for name, function in FUNCTIONS.items()},
            "texts": texts,
            "answers": {name: [function(text) for text in texts] for name, function in FUNCTIONS.items()},
        }
        path = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures" / "unicode.json.gz"
        path.write_bytes(gzip.compress(json.dumps(content, separators=(",", ":")).encode(), mtime=0))
        print(f"{path.stat().st_size} bytes")
