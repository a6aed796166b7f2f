import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { ModelFileError, UnsupportedModelError } from "../../src/errors/index.ts";
import { detectFormat, type FileKind, readBundle, writeBundle } from "../../src/formats/index.ts";
import { PyObject } from "../../src/python/index.ts";
import type { PickleCase } from "../python/pickle-case.ts";
import { fixture } from "../support/repository.ts";

const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const zip = (name: string) => latin1(`PK\x03\x04\x14\0\0\0\0\0${"\0".repeat(16)}${name}`);

const FILES: readonly (readonly [FileKind, string, Uint8Array])[] = [
  ["empty", "an empty file", new Uint8Array(0)],
  ["pickle", "protocol 5", latin1("\x80\x05\x95\x10\0\0\0\0\0\0\0\x8c\x1bsklearn.ensemble._forest")],
  ["pickle", "protocol 2", latin1("\x80\x02csklearn.svm\nSVC\nq\0.")],
  ["pickle", "protocol 0", latin1("ccopy_reg\n_reconstructor\np0\n")],
  ["pickle", "protocol 0 whose line ends were changed", latin1("ccopy_reg\r\n_reconstructor\r\np0\r\n")],
  ["pickle", "protocol 1", latin1("}q\0X\x01\0\0\0aK\x01s.")],
  ["pickle", "instructions that nobody's Python would write", latin1("I0\n0(S'id'\nios\nsystem\n.")],
  ["joblib", "the old form", latin1("ZF0x12                x\x9c")],
  ["joblib", "uncompressed", latin1("\x80\x04\x95\x10\0\0\0\0\0\0\0\x8c\x13joblib.numpy_pickle")],
  ["joblib", "zlib", new Uint8Array(deflateSync("a pickle"))],
  ["gzip", "gzip", new Uint8Array(gzipSync("a pickle"))],
  ["compressed", "xz", latin1("\xfd7zXZ\0")],
  ["compressed", "lzma", latin1("]\0\0\x80\0\xff\xff\xff\xff\xff\xff\xff\xff\0@")],
  ["compressed", "zstd", latin1("\x28\xb5\x2f\xfd")],
  ["skops", "skops", zip("schema.json")],
  ["pytorch", "PyTorch", zip("archive/data.pkl")],
  ["keras", "Keras", zip("model.weights.h5")],
  ["npz", "npz", zip("arr_0.npy")],
  ["zip", "any zip", zip("readme.txt")],
  ["npy", "npy", latin1("\x93NUMPY\x01\0")],
  ["parquet", "Parquet", latin1("PAR1\x15\x04")],
  ["arrow", "Arrow", latin1("ARROW1\0\0")],
  ["hdf5", "HDF5", latin1("\x89HDF\r\n\x1a\n")],
  ["gguf", "GGUF", latin1("GGUF\x03\0\0\0")],
  ["onnx", "ONNX", latin1("\x08\x08\x12\x07skl2onnx")],
  ["xgboost", "XGBoost JSON", latin1('{"learner":{"attributes":{}}}')],
  ["xgboost", "XGBoost UBJSON", latin1("{L\0\0\0\0\0\0\0\x07learner{")],
  ["lightgbm", "LightGBM", latin1("tree\nversion=v4\nnum_class=1\n")],
  ["catboost", "CatBoost", latin1("CBM1\0\0")],
  ["mlmodel", "MLmodel", latin1("artifact_path: model\nflavors:\n  sklearn:\n")],
  ["lfs-pointer", "a Git LFS pointer", latin1("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n")],
  ["html", "a page", latin1("\n<!DOCTYPE html>\n<html><title>Sign in</title>")],
  ["json", "JSON", latin1('{"a": 1}')],
  ["text", "CSV", latin1("a,b\n1,2\n")],
  ["text", "prose that ends with a full stop", latin1("car\nis\na word.")],
  ["text", "a column of words", latin1("class\nsetosa\nvirginica\n")],
  ["text", "CSV with a byte-order mark, cut within a character", new TextEncoder().encode(`\ufeffa,é\n${"é".repeat(4000)}`)],
  ["pdf", "PDF", latin1("%PDF-1.7")],
  ["image", "PNG", latin1("\x89PNG\r\n\x1a\n")],
  ["safetensors", "weights of something else", latin1(`${"\x14\0\0\0\0\0\0\0"}{"__metadata__":{}} `)],
  ["unknown", "noise", Uint8Array.of(0, 1, 2, 3, 0xff, 0xfe)],
];

const LATER: readonly FileKind[] = ["onnx", "xgboost", "lightgbm", "catboost"];

test("each pickle that the reader is tested with is recognised, also where its line ends were changed", () => {
  const kinds: readonly FileKind[] = ["pickle", "joblib", "gzip", "compressed"];
  for (const { name, writer, data } of fixture<PickleCase[]>("pickles.json.gz")) {
    const bytes = Buffer.from(data, "base64");
    assert.ok(kinds.includes(detectFormat(bytes).kind), `${name}, ${writer}`);
    const holdsClass = /^[c(}\])\x80]/.test(bytes.toString("latin1")) && bytes.includes("ccopy_reg");
    const changed = Buffer.from(bytes.toString("latin1").replaceAll("\n", "\r\n"), "latin1");
    if (holdsClass) assert.ok(kinds.includes(detectFormat(changed).kind), `${name}, ${writer}, CR LF`);
  }
});

for (const [kind, what, bytes] of FILES) {
  test(`${kind}: ${what} is recognised, and refused by name with what to do`, async () => {
    assert.equal(detectFormat(bytes).kind, kind);
    await assert.rejects(readBundle(bytes, "it"), (error) => {
      assert.ok(error instanceof (LATER.includes(kind) ? UnsupportedModelError : ModelFileError), String(error));
      assert.match(error.message, LATER.includes(kind) ? /is not in this version$/ : /^this is /);
      assert.equal(error.place.file, "it");
      assert.ok((error.hint ?? "").length > 10);
      return true;
    });
  });
}

test("a bundle is recognised", async () => {
  assert.equal(detectFormat(await writeBundle({ model: new PyObject("a.B", new Map()), signature: {}, card: {} })).kind, "bundle");
});
