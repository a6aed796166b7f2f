# coding: utf-8
"""Pickles by many Pythons and protocols, and what is in them in words that both sides know.

    python parity/pickles.py           writes test/fixtures/pickles.json.gz; other Pythons of pyenv are asked too
    python parity/pickles.py --print   prints this Python's cases (Python 2.7 and newer, with NumPy and joblib or without)
"""
from __future__ import print_function, unicode_literals

import base64
import binascii
import io
import json
import os
import pickle
import struct
import subprocess
import sys
import zlib

try:
    import numpy
except ImportError:
    numpy = None
PY2 = sys.version_info[0] == 2
TEXT = type("")


def hexed(data):
    return binascii.hexlify(bytes(data)).decode()


def describe(value):
    """`value` as JSON in which no two different values look alike."""
    if value is None or isinstance(value, bool) or isinstance(value, TEXT):
        return value
    if isinstance(value, float):
        return {"float": hexed(struct.pack(str(">d"), value))}
    if PY2 and isinstance(value, (int, long)) or isinstance(value, int):  # noqa: F821
        return {"int": str(value)}
    if isinstance(value, bytearray):
        return {"bytearray": hexed(value)}
    if isinstance(value, bytes):
        return {"str" if PY2 else "bytes": hexed(value)}
    if isinstance(value, tuple):
        return {"tuple": [describe(item) for item in value]}
    if isinstance(value, list):
        return [describe(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return {type(value).__name__: sorted((describe(item) for item in value), key=lambda each: json.dumps(each, sort_keys=True))}
    if isinstance(value, dict):
        return {"dict": [[attribute(key), describe(item)] for key, item in value.items()]}
    if numpy is not None and isinstance(value, numpy.dtype):
        return {"dtype": "|V%d" % value.itemsize if value.names else value.str}
    if numpy is not None and isinstance(value, numpy.generic):
        return describe(value.item())
    if numpy is not None and isinstance(value, numpy.ndarray):
        return describe_array(value)
    raise TypeError(type(value))


def attribute(key):
    return describe(key.decode("utf-8") if PY2 and isinstance(key, bytes) else key)


def describe_array(array):
    shape = list(array.shape)
    if array.dtype.names:
        fields = {name: hexed(little(array[name]).tobytes()) for name in array.dtype.names}
        return {"struct": fields, "shape": shape}
    kind = array.dtype.kind
    if kind in "OUSb":
        return {"items": [describe(item) for item in array.ravel().tolist()], "shape": shape, "dtype": array.dtype.str}
    plain = array.astype("<f4") if array.dtype.itemsize == 2 and kind == "f" else array
    return {"data": hexed(little(plain).tobytes()), "shape": shape, "dtype": array.dtype.str}


def little(array):
    return numpy.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"))


def plain_values():
    deep = "x"
    for _ in range(60):
        deep = [deep]
    shared = [1]
    return {
        "none and booleans": [None, True, False],
        "ints": [0, 1, -1, 255, 256, 65535, 65536, -(2**31), 2**31 - 1, 2**31, 2**53 - 1, 2**53, 2**63, -(2**63), 2**64, -(2**200), 10**300],
        "floats": [0.0, -0.0, 1.0, -1.0, 0.1, 1e308, 5e-324, float("inf"), float("-inf"), 2.0**53],
        "texts": ["", "a", "naïve café", "\U0001f952", "line\nbreak\\u0041\\", "'\"", "x" * 300, "é" * 200],
        "bytes": [b"", b"a\x00\xff", bytes(bytearray(range(256)))],
        "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((), [()])],
        "sets": [{1, 2, 3}, frozenset(["a"]), set(), frozenset()],
        "dict with text keys": {"__proto__": 3},
        "dict with other keys": {1: "one"},
        "dict with a tuple for a key": {(1, 2): "pair"},
        "dict of 1,100": {str(i): i for i in range(1100)} if not PY2 else {"7": 7},
        "list of 1,100": list(range(1100)),
        "nested": deep,
        "shared": [shared, shared, (shared, shared)],
    }


def array_values():
    nodes = numpy.zeros(3, dtype=[("left_child", "<i8"), ("threshold", "<f8"), ("missing_go_to_left", "u1")])
    nodes["left_child"] = [1, -1, -1]
    nodes["threshold"] = [0.5, -2, -2]
    nodes["missing_go_to_left"] = [1, 0, 0]
    packed = numpy.zeros(4, dtype={"names": ["value", "count", "is_leaf", "gain"], "formats": ["<f8", "<u4", "u1", "<f4"], "offsets": [0, 8, 12, 16], "itemsize": 23})
    packed["value"], packed["count"], packed["gain"] = [1.5, 2.5, 3.5, -1], [1, 2, 3, 4], [0.25, 0.5, 1, 2]
    aligned = numpy.zeros(2, dtype=numpy.dtype([("a", ">i2"), ("b", ">f8"), ("c", "?"), ("d", "<f4", (2, 2))], align=True))
    aligned["a"], aligned["b"], aligned["c"], aligned["d"] = [1, 2], [3.5, -4.5], [True, False], [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
    values = {
        "float64": numpy.array([0.1, -0.0, numpy.inf]),
        "two axes": numpy.arange(6, dtype="f8").reshape(2, 3),
        "Fortran order": numpy.asfortranarray(numpy.arange(24, dtype="i4").reshape(2, 3, 4)),
        "not contiguous": numpy.arange(24, dtype="i4").reshape(4, 6)[::2, ::3],
        "no axis": numpy.array(7.5),
        "empty": numpy.zeros((0, 5), dtype="f4"),
        "booleans": numpy.array([[True, False], [False, True]]),
        "booleans in Fortran order": numpy.asfortranarray([[True, False, True], [False, True, True]]),
        "texts": numpy.array(["setosa", "naïve", "\U0001f952", ""]),
        "bytes": numpy.array([b"a", b"bcd", b""]),
        "objects": numpy.array(["a", None, 1, 2.5, (1, 2)], dtype=object),
        "objects in Fortran order": numpy.asfortranarray(numpy.array([["a", "b", "c"], ["d", "e", "f"]], dtype=object)),
        "nodes": nodes,
        "packed fields": packed,
        "aligned fields": aligned,
        "times": numpy.array(["2024-01-05", "NaT"], dtype="M8[ns]"),
        "half": numpy.array([0, 1, -1.5, 6e-8, 65504, numpy.inf, -numpy.inf, 6.1e-5], dtype="f2"),
        "dtypes": [numpy.dtype("f8"), numpy.dtype(">i4"), numpy.dtype("U5"), numpy.dtype("O"), numpy.dtype("?"), numpy.dtype("M8[ns]")],
        "scalars": [numpy.float64(0.1), numpy.float64(1), numpy.float32(0.1), numpy.int64(5), numpy.int64(2**60), numpy.uint8(3), numpy.bool_(True), numpy.str_("é"), numpy.int32(-4)],
        "vocabulary": {"word%d" % i: numpy.int64(i) for i in range(300)},
        "shared array": (lambda a: [a, a])(numpy.arange(3)),
    }
    for name in ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f4", "f8"]:
        for order in "<>":
            values[order + name] = numpy.array([1, 2, 3, 100], dtype=order + name)
    return values


def joblib_values():
    arrays = array_values()
    names = ["float64", "two axes", "Fortran order", "texts", "objects", "objects in Fortran order", "nodes", "no axis", "empty", "shared array", "vocabulary", "booleans"]
    values = {name: arrays[name] for name in names}
    values["a dict of arrays"] = {"a": arrays["float64"], "b": [arrays["two axes"], "text"], "c": numpy.int64(3)}
    return values


def case(name, writer, data, value):
    return {"name": name, "writer": writer, "data": base64.b64encode(data).decode(), "value": describe(value)}


def cases():
    version = "Python %d.%d" % sys.version_info[:2]
    found = []
    groups = [plain_values()] + ([array_values()] if numpy is not None else [])
    for values in groups:
        for name, value in sorted(values.items()):
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
                data = pickle.dumps(value, protocol)
                found.append(case(name, "%s, protocol %d" % (version, protocol), data, value))
    if numpy is not None and not PY2:
        found += joblib_cases()
    return found


def joblib_cases():
    import joblib

    found = []
    values = joblib_values()
    for name, value in sorted(values.items()):
        found.append(case(name, "joblib", joblib_bytes(joblib, value, 0), value))
    value = values["a dict of arrays"]
    for method in ["zlib", "gzip", "bz2", "lzma", "xz"]:
        data = bytearray(joblib_bytes(joblib, value, (method, 3)))
        if method == "gzip":
            # The time of writing, which nobody reads.
            data[4:8] = b"\0\0\0\0"
        found.append(case("a dict of arrays", "joblib, " + method, bytes(data), value))
    old = pickle.dumps([1, "a"], 2)
    found.append(case("old form", "joblib, ZF", b"ZF" + hex(len(old)).encode().ljust(19) + zlib.compress(old), [1, "a"]))
    found.append(case("old form with a blank more", "joblib, ZF", b"ZF" + hex(len(old)).encode().ljust(20) + zlib.compress(old), [1, "a"]))
    long = [list(range(3000)), "ab" * 100000, bytes(bytearray(range(256))) * 100]
    stream = pickle.dumps(long, 4)
    described = {"digest": zlib.crc32(json.dumps(describe(long), separators=(",", ":")).encode())}
    for name, command in [("lz4", ["lz4", "-9", "-c"]), ("lz4, small linked blocks", ["lz4", "-B4", "-BD", "-BX", "--content-size", "-c"])]:
        data = subprocess.run(command, input=stream, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
        found.append(dict(case("long", name, data, None), value=described))
    import bz2
    import gzip
    import lzma

    for name, data in [
        ("zlib", zlib.compress(stream)),
        ("gzip", gzip.compress(stream, mtime=0)),
        ("bz2", bz2.compress(stream, 1)),
        ("xz", lzma.compress(stream)),
        ("xz, CRC-32", lzma.compress(stream, check=lzma.CHECK_CRC32)),
        ("lzma", lzma.compress(stream, format=lzma.FORMAT_ALONE)),
        ("xz, other properties", lzma.compress(stream, filters=[{"id": lzma.FILTER_LZMA2, "lc": 1, "lp": 2, "pb": 0}])),
    ]:
        found.append(dict(case("long", name, data, None), value=described))
    return found


def joblib_bytes(joblib, value, compress):
    buffer = io.BytesIO()
    joblib.dump(value, buffer, compress=compress)
    return buffer.getvalue()


def others():
    """The cases of the Pythons that pyenv has, plain values only where they lack NumPy."""
    root = os.path.expanduser("~/.pyenv/versions")
    for version in ["2.7.18", "3.6.15", "3.13.0"]:
        python = os.path.join(root, version, "bin", "python")
        if not os.path.exists(python):
            raise SystemExit("pyenv has no Python " + version)
        output = subprocess.run([python, "-E", __file__, "--print"], stdout=subprocess.PIPE, check=True).stdout
        for each in json.loads(output.decode()):
            yield each


def main():
    found = cases()
    if "--print" in sys.argv:
        print(json.dumps(found))
        return
    import gzip
    import pathlib

    seen = set()
    kept = []
    for each in found + list(others()):
        if each["data"] in seen:
            continue
        seen.add(each["data"])
        kept.append(each)
    text = json.dumps(kept, separators=(",", ":"), sort_keys=True, ensure_ascii=True)
    path = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures" / "pickles.json.gz"
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print("%s: %d cases, %d bytes" % (path.name, len(kept), path.stat().st_size))


main()
