/** The input of a number: files of a random kind, changed where the kind keeps what is interesting (inside what is compressed, in a zip, in the values). */
import { inflateRawSync } from "node:zlib";
import { unpickle } from "../../dist/src/python/index.js";
import { zipOf } from "../../dist/test/python/zip-writer.js";
import { changed } from "./change-value.mjs";
import { PACKERS } from "./compress.mjs";
import { mutated, mutatedText, withOtherBytes } from "./mutate.mjs";
import { pickled } from "./pickled.mjs";

const KINDS = {
  /** values of all sorts, cut, joined and with other instructions */
  values: ({ values, long }, random) =>
    only(
      "values",
      mutated(random.pick(random.below(5) === 0 ? long : values), random, () => random.pick(values)),
    ),
  /** any damage to a model's pickle */
  models: ({ models, values }, random) =>
    only(
      "model.pkl",
      mutated(random.pick(models), random, () => random.pick(values)),
    ),
  /** a model's pickle whose form stays */
  bytes: ({ models }, random) => only("model.pkl", withOtherBytes(random.pick(models), random)),
  /** a sound pickle of a model whose values contradict each other */
  contents: async ({ models }, random) => {
    const bytes = random.pick(models);
    return only("model.pkl", pickled(changed(await unpickle(bytes), random)));
  },
  /** sound compression of damaged values or of a model */
  packed: ({ models, values }, random) => {
    const content = mutated(random.pick(random.below(2) === 0 ? values : models), random, () => random.pick(values));
    return only("model.joblib", Uint8Array.from(PACKERS[random.pick(Object.keys(PACKERS))](content)));
  },
  /** damage to what is compressed */
  compressed: ({ compressed, models }, random) => {
    const bytes =
      random.below(2) === 0 ? random.pick(compressed) : Uint8Array.from(PACKERS[random.pick(Object.keys(PACKERS))](random.pick(models)));
    return only(
      "model.joblib",
      random.below(3) === 0 ? mutated(bytes, random, () => random.pick(compressed)) : withOtherBytes(bytes, random),
    );
  },
  skops: ({ skops, values }, random) =>
    only(
      "model.skops",
      mutated(random.pick(skops), random, () => random.pick(values)),
    ),
  /** a sound zip with a damaged member */
  rezipped: ({ skops, values }, random) =>
    only(
      "model.skops",
      rezipped(random.pick(skops), random, () => random.pick(values)),
    ),
  /** the pieces of a model, one of them damaged, or in another order */
  pieces: ({ pieces, models }, random) => {
    const files = random.pick(pieces).map((bytes, i) => ({ name: `piece-${i}.pkl`, bytes }));
    if (random.below(3) === 0) files.reverse();
    const at = random.below(files.length);
    files[at] = { ...files[at], bytes: random.below(3) === 0 ? random.pick(models) : withOtherBytes(files[at].bytes, random) };
    return { files };
  },
  /** a folder of MLflow's */
  folder: ({ models }, random) => {
    const bytes = random.pick(models);
    const description = Uint8Array.from(Buffer.from(mutatedText(mlmodel(random), random)));
    const isDamaged = random.below(2) === 0;
    const example = Uint8Array.from(Buffer.from(mutatedText(mutatedText(EXAMPLE, random), random)));
    return {
      files: [
        { name: "input_example.json", bytes: example },
        { name: "MLmodel", bytes: random.below(2) === 0 ? description : mutated(description, random, () => description) },
        { name: "model.pkl", bytes: isDamaged ? withOtherBytes(bytes, random) : bytes },
      ],
      isFolder: true,
    };
  },
};

const EXAMPLE = JSON.stringify({
  columns: ["column 0", "column 1", "x0", "x1"],
  data: [
    [1, 2.5, null, "a"],
    [0, -1, true, 1e300],
  ],
});
const NAMES = Object.keys(KINDS);
/** What most faults were found in. */
const OFTEN = ["models", "bytes", "contents", "contents", "contents", "rezipped"];

/** @returns `{ kind, files, isFolder }` */
export async function inputOf(seeds, random) {
  const kind = random.pick([...NAMES, ...OFTEN]);
  return { kind, ...(await KINDS[kind](seeds, random)) };
}

function only(name, bytes) {
  return { files: [{ name, bytes }] };
}

function mlmodel(random) {
  const columns = Array.from({ length: 1 + random.below(6) }, (_, i) => ({ type: "double", name: `column ${i}`, required: true }));
  return `artifact_path: model
flavors:
  python_function:
    env: {conda: conda.yaml, virtualenv: python_env.yaml}
    loader_module: mlflow.sklearn
    model_path: model.pkl
    predict_fn: predict
  sklearn:
    code: null
    pickled_model: model.pkl
    serialization_format: cloudpickle
    sklearn_version: 1.9.1
saved_input_example_info:
  artifact_path: input_example.json
  pandas_orient: split
  type: dataframe
signature:
  inputs: '${JSON.stringify(columns).replaceAll(", ", ",\n    ")}'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
  params: null
`;
}

/** A skops file of which one member is damaged and the checksums are right. */
function rezipped(bytes, random, other) {
  const members = membersOf(Buffer.from(bytes));
  const at = random.below(3) === 0 ? random.below(members.length) : members.length - 1;
  const { name, content } = members[at];
  const isText = name.endsWith(".json") && random.below(4) > 0;
  members[at] = { name, content: isText ? Buffer.from(mutatedText(content.toString(), random)) : mutated(content, random, other) };
  return Uint8Array.from(zipOf(...members));
}

/** The members of a sound archive. */
function membersOf(zip) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const members = [];
  for (let at = zip.readUInt32LE(end + 16); at < end; ) {
    const [packed, nameBytes] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + packed);
    const name = zip.toString("utf8", at + 46, at + 46 + nameBytes);
    members.push({ name, content: zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content) });
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return members;
}
