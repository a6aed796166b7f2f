/** Small files that say of themselves that they are enormous, and pieces that do not fit: found by `npm run fuzz`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { InvalidModelError, NotInThisVersionError } from "../../src/errors/index.ts";
import { joinModels, loadModel, save } from "../../src/model/index.ts";
import { array, binary, bytesOf, dtype, name, shape, text, uint32 } from "../python/pickle-writer.ts";

function object(module: string, of: string, ...attributes: readonly (Uint8Array | string)[]): Uint8Array {
  return bytesOf(0x80, 2, name(module, of), ")", 0x81, "}(", ...attributes, text("_sklearn_version"), text("1.9.1"), "ub.");
}

function doubles(...values: readonly number[]): Uint8Array {
  return array(shape(values.length), dtype("f8"), binary(...new Uint8Array(Float64Array.from(values).buffer)));
}

function int(value: number): Uint8Array {
  return bytesOf("J", uint32(value));
}

test("a regressor of 300 bytes that takes two thousand million inputs is refused", async () => {
  const constant = array(shape(1, 1), dtype("f8"), binary(0, 0, 0, 0, 0, 0, 0, 0));
  const bytes = object("sklearn.dummy", "DummyRegressor", text("constant_"), constant, text("n_features_in_"), int(2_000_000_000));
  await assert.rejects(loadModel(bytes), (error) => error instanceof InvalidModelError && /2000000000/.test(error.message));
});

test("a file of 300 bytes about missing values in two thousand million inputs is refused", async () => {
  const bytes = object(
    "sklearn.impute._base",
    "MissingIndicator",
    ...[text("missing_values"), bytesOf("G", 0x7f, 0xf8, 0, 0, 0, 0, 0, 0), text("features"), text("all"), text("sparse"), text("auto")],
    ...[text("error_on_new"), bytesOf(0x88), text("_n_features"), int(2_000_000_000), text("features_"), doubles(0)],
  );
  await assert.rejects(
    loadModel(bytes),
    (error) => error instanceof InvalidModelError && /_n_features/.test(error.place.path ?? error.message),
  );
});

test("an infinite category is in no signature, so that a bundle can be written", async () => {
  const categories = bytesOf("]", doubles(0, 1, Number.POSITIVE_INFINITY), "a");
  const attributes = [text("categories_"), categories, text("handle_unknown"), text("error"), text("dtype"), name("numpy", "float64")];
  const model = await loadModel(object("sklearn.preprocessing._encoders", "OrdinalEncoder", ...attributes, text("n_features_in_"), int(1)));
  assert.deepEqual(model.signature.inputs[0].categories, [0, 1]);
  assert.ok((await save(model)).length > 0);
});

test("a row of a million columns is not answered column by column", async () => {
  const bytes = object(
    "sklearn.feature_extraction.text",
    "HashingVectorizer",
    ...[text("n_features"), int(1_048_576), text("analyzer"), text("word"), text("ngram_range"), bytesOf("K", 1, "K", 1, 0x86)],
    ...[text("norm"), text("l2"), text("binary"), bytesOf(0x89), text("alternate_sign"), bytesOf(0x88), text("lowercase"), bytesOf(0x88)],
    ...[text("token_pattern"), text("(?u)\\b\\w\\w+\\b"), text("strip_accents"), "N", text("stop_words"), "N", text("preprocessor"), "N"],
    ...[text("tokenizer"), "N", text("input"), text("content"), text("encoding"), text("utf-8"), text("decode_error"), text("strict")],
    ...[text("dtype"), name("numpy", "float64")],
  );
  const model = await loadModel(bytes);
  assert.throws(() => model.answer([{ text: "free money" }]), NotInThisVersionError);
});

test("pieces of different widths are refused when they are joined", async () => {
  const scaler = (width: number) =>
    object(
      "sklearn.preprocessing._data",
      "StandardScaler",
      ...[text("mean_"), doubles(...new Array<number>(width).fill(0)), text("scale_"), doubles(...new Array<number>(width).fill(1))],
      ...[text("with_mean"), bytesOf(0x88), text("with_std"), bytesOf(0x88), text("n_features_in_"), int(width)],
    );
  const selector = object(
    "sklearn.feature_selection._variance_threshold",
    "VarianceThreshold",
    ...[text("variances_"), doubles(1, 1, 1), text("threshold"), bytesOf("G", 0, 0, 0, 0, 0, 0, 0, 0), text("n_features_in_"), int(3)],
  );
  await assert.rejects(joinModels([{ bytes: scaler(2) }, { bytes: selector }]), InvalidModelError);
  assert.equal((await joinModels([{ bytes: scaler(3) }, { bytes: selector }])).signature.inputs.length, 3);
});
