/** A signature from what a fitted estimator knows of its inputs and outputs. */
import { ParameterError, quote, UnsupportedModelError } from "../errors/index.ts";
import type { Estimator, InputHint } from "../estimators/index.ts";
import type { Label } from "../numeric/index.ts";
import type { Input, Output, Signature } from "./signature.ts";

export interface GivenNames {
  /** of the inputs, where the file holds none */
  readonly features?: readonly string[] | undefined;
  /** of the classes, in the order of `classes_` */
  readonly classes?: readonly Label[] | undefined;
  /** of the classes by number, as a LabelEncoder has them */
  readonly classesByCode?: readonly Label[] | undefined;
}

/** What the one input of a model of texts is called, unless it is named. */
const TEXT = "text";

/** Inputs and outputs that a signature can list: what a HashingVectorizer makes of a text. */
const MOST_LISTED = 0x100000; // 2^20

/**
 * @throws {ParameterError} when there are more or fewer names than inputs or classes, or the file has other names
 * @throws {UnsupportedModelError} when it says that it has millions of them
 * @throws {InvalidModelError} when its steps do not fit each other
 */
export function signatureOf(estimator: Estimator, given: GivenNames = {}): Signature {
  checkCount(estimator.nFeatures, "inputs");
  if (estimator.kind === "multi-output-regressor") checkCount(estimator.nOutputs, "outputs");
  const names = inputNames(estimator, given.features);
  const isText = names.length === 1 && names[0] === TEXT;
  // Asked for once: trees make their hints anew each time.
  const hints = estimator.inputs;
  const inputs = names.map((name, i): Input => inputOf(name, hints?.[i]));
  return {
    inputs,
    namesKnown: isText || estimator.featureNames !== undefined || given.features !== undefined,
    output: outputOf(estimator, names, given),
  };
}

function checkCount(count: number, what: string): void {
  if (count <= MOST_LISTED) return;
  throw new UnsupportedModelError(`it has ${count} ${what}, and ${MOST_LISTED} are the most that can be named`, [`${count} ${what}`]);
}

function inputNames(
  { featureNames, nFeatures, isWidthGuessed, inputs }: Estimator,
  features: readonly string[] | undefined,
): readonly string[] {
  if (featureNames !== undefined) {
    if (features !== undefined && features.join("\0") !== featureNames.join("\0")) {
      throw new ParameterError("the model names its inputs itself", {
        place: { name: "features" },
        hint: `They are ${listed(featureNames)}, in this order.`,
      });
    }
    return featureNames;
  }
  if (features !== undefined) {
    if (nFeatures > 0 && features.length !== nFeatures && isWidthGuessed !== true) {
      throw new ParameterError(`the model takes ${nFeatures} inputs, and ${features.length} names are given`, {
        place: { name: "features" },
      });
    }
    const seen = new Set<string>();
    const twice = features.find((name) => seen.size === seen.add(name).size);
    if (twice !== undefined) throw new ParameterError(`the name ${quote(twice)} is given twice`, { place: { name: "features" } });
    return features;
  }
  if (nFeatures === 0) {
    throw new ParameterError("the model does not say how many inputs it takes", {
      place: { name: "features" },
      hint: "Name them: --features a,b,c",
    });
  }
  if (nFeatures === 1 && inputs?.[0].kind === "text" && inputs[0].categories === undefined) return [TEXT];
  return Array.from({ length: nFeatures }, (_, i) => `x${i}`);
}

function inputOf(name: string, hint: InputHint | undefined): Input {
  if (hint === undefined) return { name, kind: "number", missing: false };
  const { kind, missing, categories, isClosed, range, integer, isUnused } = hint;
  return {
    name,
    kind,
    missing: missing || isUnused === true,
    ...(categories !== undefined && { categories: categories.filter(isSaid).map((each) => (typeof each === "number" ? each + 0 : each)) }),
    ...(isClosed === true && { isClosed }),
    ...(integer !== undefined && { integer }),
    ...(range?.every(Number.isFinite) && { range: [range[0] + 0, range[1] + 0] as const }),
    ...(isUnused === true && { isUnused }),
  };
}

/** JSON has no infinity, and no row may hold one. */
function isSaid(category: Label): boolean {
  return typeof category !== "number" || Number.isFinite(category);
}

function outputOf(estimator: Estimator, names: readonly string[], given: GivenNames): Output {
  const name = "prediction";
  if (estimator.kind !== "classifier" && given.classes !== undefined) {
    throw new ParameterError("the model has no classes that could be named", { place: { name: "classes" } });
  }
  switch (estimator.kind) {
    case "classifier":
      return { kind: "classifier", name, classes: classNames(estimator.classes, given) };
    case "regressor":
      return { kind: "regressor", name };
    case "multi-output-classifier":
      return { kind: "multi-output-classifier", name, outputs: estimator.classes.map((classes, k) => ({ name: `y${k}`, classes })) };
    case "multi-output-regressor":
      return { kind: "multi-output-regressor", name, outputs: Array.from({ length: estimator.nOutputs }, (_, k) => `y${k}`) };
    case "outlier-detector":
      return { kind: "outlier-detector", name };
    case "clusterer":
      return { kind: "clusterer", name, hasDistances: estimator.transform !== undefined };
    case "transformer":
      return { kind: "transformer", name: "output", columns: [...(estimator.featureNamesOut?.(names) ?? [])] };
  }
}

function classNames(classes: readonly Label[], { classes: given, classesByCode }: GivenNames): readonly Label[] {
  if (given !== undefined) {
    if (given.length !== classes.length) {
      throw new ParameterError(
        `the model has ${classes.length} classes (${listed(classes.map(String))}), and ${given.length} names are given`,
        {
          place: { name: "classes" },
        },
      );
    }
    if (new Set(given).size < given.length) throw new ParameterError("a class is named twice", { place: { name: "classes" } });
    return given;
  }
  if (classesByCode === undefined) return classes;
  const named = classes.map((code) => (typeof code === "number" ? classesByCode[code] : undefined));
  if (named.every((label) => label !== undefined)) return named;
  throw new ParameterError(`the LabelEncoder has ${classesByCode.length} classes, and the model's are ${listed(classes.map(String))}`, {
    place: { name: "classes" },
    hint: "They do not belong together: the model's classes are not the encoder's numbers.",
  });
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, 20).map(quote).join(", ")}${names.length > 20 ? ", …" : ""}`;
}
