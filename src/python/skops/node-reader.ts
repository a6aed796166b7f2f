/**
 * The nodes of a skops schema as inert values, each in the form in which a pickle of the same object is read, so that one reader of estimators
 * serves both. `__loader__` says what a node is (skops/io/_general.py, _numpy.py, _scipy.py, _sklearn.py, and `old/` for protocols 0 and 1, of which
 * only functions and generators differ). Nothing is imported and nothing is called.
 */
import { ModelFileError, quote, UnsupportedModelError } from "../../errors/index.ts";
import { type Budget, HEAP, MOST_LEVELS } from "../budget.ts";
import { pyName } from "../names.ts";
import { NumberKeys } from "../number-keys.ts";
import { scalarFromBytes } from "../numpy/scalar.ts";
import { DType, NdArray, PyBytes, type PyName, PyObject, PySet, PyTuple, type PyValue } from "../values.ts";
import { isContainer } from "../walkable.ts";
import { type Json, JsonObject, jsonScalar, readJson } from "./json-tree.ts";
import { readNpy } from "./npy.ts";
import { readSparse } from "./sparse.ts";

function isObject(value: PyValue): boolean {
  return typeof value === "object" && value !== null;
}

const NOTHING: ReadonlyMap<string, PyValue> = new Map();

/** The files of the archive: arrays and bytes, and the members of archives inside it. */
export interface SkopsFiles {
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly archives: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
}

export class NodeReader {
  readonly #files: SkopsFiles;
  readonly #budget: Budget;
  readonly #shared: Set<PyValue>;
  /** By `__id__`: what Python shared is shared here. */
  readonly #memo = new Map<Json, PyValue>();
  readonly #names = new Map<string, PyName>();
  readonly #numberKeys = new NumberKeys();
  /** Where in the schema the reader is. */
  readonly #path: string[] = [];

  /** @param shared gets every value that the schema names more than once and that can hold others */
  constructor(files: SkopsFiles, budget: Budget, shared: Set<PyValue>) {
    this.#files = files;
    this.#budget = budget;
    this.#shared = shared;
  }

  readonly #fail = (message: string): never => {
    throw new ModelFileError(message, { place: { path: this.#place() }, hint: "The file is damaged, or no skops file." });
  };

  #place(): string {
    return ["schema.json", ...this.#path.slice(1, 20).map((step) => step.slice(0, 40))].join(".");
  }

  /** @throws {ModelFileError} when the node contradicts itself; UnsupportedModelError for a loader that is not known */
  read(json: Json | undefined, step: string): PyValue {
    if (!(json instanceof JsonObject)) return this.#fail(`${quote(step)} is no node`);
    if (this.#path.length >= MOST_LEVELS) return this.#fail(`values nest more than ${MOST_LEVELS} levels deep`);
    const id = json.get("__id__") ?? null;
    const met = id === null ? undefined : this.#memo.get(id);
    if (met !== undefined) {
      if (isContainer(met)) this.#shared.add(met);
      return met;
    }
    this.#path.push(step);
    const value = this.#node(json);
    this.#path.pop();
    if (id !== null && isObject(value)) {
      this.#budget.heap(HEAP.farMemo, 0);
      this.#memo.set(id, value);
    }
    return value;
  }

  #node(node: JsonObject): PyValue {
    const content = node.get("content");
    switch (node.get("__loader__")) {
      case "JsonNode":
        return this.#scalar(content);
      case "DictNode":
        return this.#dict(node);
      case "DefaultDictNode":
        return this.#defaultDict(content);
      case "_DictWithDeprecatedKeysNode":
        return this.#object(node, [], { entries: this.#plainDict(this.#part(content, "main"), "main") });
      case "ListNode": {
        const items = this.#items(content);
        return this.#className(node) === "builtins.list" ? items : this.#object(node, [], { items });
      }
      case "TupleNode": {
        const items = this.#items(content);
        return this.#className(node) === "builtins.tuple" ? this.#tuple(items) : this.#object(node, items);
      }
      case "SetNode":
        return this.#set(node);
      case "BytesNode":
        return new PyBytes("bytes", this.#file(node));
      case "BytearrayNode":
        return new PyBytes("bytearray", this.#file(node));
      case "SliceNode":
        return this.#call(
          "builtins.slice",
          ["start", "stop", "step"].map((step) => this.#plain(this.#part(content, step))),
        );
      case "FunctionNode":
        return this.#function(node, content);
      case "TypeNode":
        return this.#name(node.get("__module__"), node.get("__class__"));
      case "PartialNode":
        return this.#partial(content);
      case "MethodNode":
        return this.#call("builtins.getattr", [
          this.read(this.#part(content, "obj"), "obj"),
          this.#text(this.#part(content, "func"), "func"),
        ]);
      case "OperatorFuncNode":
        return this.#call(this.#className(node), this.#argsOf(node.get("attrs")));
      case "ConstructorFromReduceNode":
        return this.#object(node, this.#argsOf(content));
      case "ObjectNode":
        return this.#withState(node, content, []);
      case "TreeNode":
      case "SGDNode":
      case "LossNode":
      case "ReduceNode":
      case "QuantileForestNode":
        return this.#withState(node, content, this.#argsOf(this.#part(node.get("__reduce__"), "args")));
      default:
        return this.#numpyNode(node, content);
    }
  }

  #numpyNode(node: JsonObject, content: Json | undefined): PyValue {
    switch (node.get("__loader__")) {
      case "NdArrayNode":
        return this.#array(node);
      case "MaskedArrayNode":
        return this.#object(node, [], undefined, this.#parts(content, ["data", "mask"]));
      case "DTypeNode":
        return this.#dtype(content);
      case "RandomStateNode":
        return this.#object(node, [], undefined, new Map([["state", this.read(content, "content")]]));
      case "RandomGeneratorNode": {
        const bits = this.#part(content, "bit_generator");
        const isNode = bits instanceof JsonObject && bits.get("__loader__") !== undefined;
        return this.#object(
          node,
          [],
          undefined,
          new Map([["bit_generator", isNode ? this.read(bits, "bit_generator") : this.#plain(bits)]]),
        );
      }
      case "SparseMatrixNode":
        return this.#sparse(node);
      case "CachedNode":
        return this.#fail("refers to what has not been read yet");
      default:
        throw new UnsupportedModelError(
          `a ${quote(this.#className(node))} is written as a ${quote(node.get("__loader__"))}, which this version does not read`,
          [this.#className(node)],
          { place: { path: this.#place() }, hint: "Save the model with pickle or joblib instead." },
        );
    }
  }

  /** What `json.dumps` made of a number, a text, a boolean or None. */
  #scalar(content: Json | undefined): PyValue {
    if (typeof content !== "string") return this.#fail("a value without its JSON");
    const scalar = jsonScalar(content);
    if (scalar !== undefined) return scalar;
    if (!content.startsWith('"')) return this.#plain(readJson(new TextEncoder().encode(content), this.#budget));
    this.#budget.heap(HEAP.text + content.length, 0);
    try {
      return String(JSON.parse(content));
    } catch {
      return this.#fail(`${quote(content)} is no JSON`);
    }
  }

  /** JSON that stands for itself, not in nodes. */
  #plain(json: Json | undefined): PyValue {
    if (json === undefined) return this.#fail("a part is missing");
    if (json instanceof JsonObject) {
      this.#budget.heap(HEAP.dict + HEAP.entry * json.keys.length, 0);
      return new Map(json.keys.map((key, i): [PyValue, PyValue] => [key, this.#plain(json.values[i])]));
    }
    if (Array.isArray(json)) return (json as readonly Json[]).map((item) => this.#plain(item));
    return json as PyValue;
  }

  #dict(node: JsonObject): PyValue {
    const content = node.get("content");
    const keyTypes = this.#part(node.get("key_types"), "content");
    if (!(content instanceof JsonObject) || !Array.isArray(keyTypes)) return this.#fail("a dict without keys or without their kinds");
    if (keyTypes.length !== content.keys.length)
      return this.#fail(`a dict of ${content.keys.length} keys, of which ${keyTypes.length} have a kind`);
    this.#budget.heap(HEAP.dict + HEAP.entry * keyTypes.length, 0);
    const dict = new Map<PyValue, PyValue>();
    for (const [i, key] of content.keys.entries()) {
      const asWritten = this.#key(key, keyTypes[i]);
      if (!this.#numberKeys.allow(asWritten, dict)) return this.#fail("a dict of very many keys that are numbers far apart");
      dict.set(asWritten, this.read(content.values[i], key));
    }
    return this.#className(node) === "builtins.dict" ? dict : this.#object(node, [], { entries: dict });
  }

  /** JSON's keys are text; what they were stands beside them. */
  #key(key: string, type: Json | undefined): PyValue {
    const kind = type instanceof JsonObject ? this.#className(type) : "";
    switch (kind) {
      case "builtins.str":
      case "numpy.str_":
        return key;
      case "builtins.NoneType":
        return null;
    }
    const scalar = jsonScalar(key);
    const isNumber = /^(?:builtins\.(?:int|float|bool)|numpy\.(?:u?int(?:8|16|32|64)|u?longlong|float(?:16|32|64)|bool_?))$/.test(kind);
    return isNumber && scalar !== undefined && scalar !== null
      ? scalar
      : this.#fail(`the key ${quote(key)} of a dict is of the kind ${quote(kind)}`);
  }

  #plainDict(json: Json | undefined, step: string): Map<PyValue, PyValue> {
    const dict = this.read(json, step);
    return dict instanceof Map ? dict : this.#fail(`${quote(step)} is no dict`);
  }

  #defaultDict(content: Json | undefined): PyObject {
    const entries = this.#plainDict(this.#part(content, "main"), "main");
    this.#budget.heap(HEAP.object, 0);
    return new PyObject("collections.defaultdict", NOTHING, [this.read(this.#part(content, "default_factory"), "default_factory")], {
      entries,
    });
  }

  #items(content: Json | undefined): PyValue[] {
    if (!Array.isArray(content)) return this.#fail("a list without items");
    this.#budget.heap(HEAP.list + 8 * content.length, 0);
    return (content as readonly Json[]).map((item, i) => this.read(item, String(i)));
  }

  #tuple(items: readonly PyValue[]): PyTuple {
    this.#budget.heap(HEAP.tuple, 0);
    return new PyTuple(items);
  }

  #set(node: JsonObject): PyValue {
    const items = this.#items(node.get("content"));
    const name = this.#className(node);
    this.#budget.heap(HEAP.set, 0);
    if (name !== "builtins.set" && name !== "builtins.frozenset") return this.#object(node, [items]);
    return new PySet(items, name === "builtins.frozenset");
  }

  #argsOf(json: Json | undefined): readonly PyValue[] {
    const args = this.read(json, "args");
    return args instanceof PyTuple ? args.items : this.#fail("arguments that are no tuple");
  }

  #function(node: JsonObject, content: Json | undefined): PyName {
    const [module, name] = [this.#part(content, "module_path"), this.#part(content, "function")];
    return module === undefined ? this.#name(node.get("__module__"), node.get("__class__")) : this.#name(module, name);
  }

  /** The same few classes stand in every node: one name each. */
  #name(module: Json | undefined, name: Json | undefined): PyName {
    const key = `${module}\n${name}`;
    let found = this.#names.get(key);
    if (found === undefined) {
      this.#budget.heap(HEAP.name + HEAP.farMemo + 2 * key.length, 0);
      found = pyName(this.#text(module, "__module__"), this.#text(name, "__class__"), this.#fail);
      this.#names.set(key, found);
    }
    return found;
  }

  #partial(content: Json | undefined): PyObject {
    const parts = ["func", "args", "kwds", "namespace"].map((step) => this.read(this.#part(content, step), step));
    this.#budget.heap(HEAP.object + HEAP.tuple, 0);
    return new PyObject("functools.partial", NOTHING, [parts[0]], { rawState: new PyTuple(parts) });
  }

  #withState(node: JsonObject, content: Json | undefined, args: readonly PyValue[]): PyObject {
    const state = content === undefined || content === null ? null : this.read(content, "content");
    if (state === null) return this.#object(node, args);
    if (state instanceof Map && [...state.keys()].every((key) => typeof key === "string"))
      return this.#object(node, args, undefined, state as Map<string, PyValue>);
    return this.#object(node, args, { rawState: state });
  }

  #object(
    node: JsonObject,
    args: readonly PyValue[],
    extras?: PyObject["extras"],
    state: ReadonlyMap<string, PyValue> = NOTHING,
  ): PyObject {
    this.#budget.heap(HEAP.object, 0);
    return new PyObject(this.#className(node), state, args, extras);
  }

  #call(name: string, args: readonly PyValue[]): PyObject {
    this.#budget.heap(HEAP.object, 0);
    return new PyObject(name, NOTHING, args);
  }

  #parts(content: Json | undefined, names: readonly string[]): Map<string, PyValue> {
    return new Map(names.map((name) => [name, this.read(this.#part(content, name), name)]));
  }

  #array(node: JsonObject): PyValue {
    const items = node.get("content");
    if (node.get("type") === "json") {
      const shape = this.read(node.get("shape"), "shape");
      if (!Array.isArray(items) || !(shape instanceof PyTuple)) return this.#fail("an array of objects without items or shape");
      return this.#objectArray(items, shape);
    }
    const { array, dtype, content } = this.#npy(node);
    const isScalar = array.shape.length === 0 && !/^(?:ndarray|matrix|memmap|recarray)$/.test(String(node.get("__class__")));
    if (!isScalar) return array;
    return scalarFromBytes(dtype, new PyBytes("bytes", content), this.#budget, 0, this.#fail);
  }

  /** Of more than one axis the items are lists in lists, written as nodes. */
  #objectArray(items: readonly Json[], { items: axes }: PyTuple): NdArray {
    const shape = axes.map((axis) => (typeof axis === "number" && axis >= 0 ? axis : this.#fail("an array of objects without a shape")));
    let values: readonly PyValue[] = items.map((item, i) => this.read(item, String(i)));
    for (const axis of shape.slice(1)) {
      values = values.flatMap((row) => {
        if (!Array.isArray(row) || row.length !== axis) return this.#fail("an array of objects is not as its shape says");
        this.#budget.copied(row.length, 0);
        return row as readonly PyValue[];
      });
    }
    const count = shape.reduce((product, axis) => product * axis, 1);
    if (values.length !== count) return this.#fail(`an array of the shape (${shape.join(", ")}) with ${values.length} items`);
    this.#budget.heap(HEAP.array, 0);
    return new NdArray(shape, values, "|O");
  }

  #npy(node: JsonObject) {
    const bytes = this.#file(node);
    return this.#within(String(node.get("file")), () => readNpy(bytes, this.#budget));
  }

  /** The dtype of an empty array. */
  #dtype(array: Json | undefined): DType {
    if (!(array instanceof JsonObject)) return this.#fail("a dtype without its array");
    return array.get("type") === "json" ? new DType("|O") : this.#npy(array).dtype;
  }

  #sparse(node: JsonObject): PyObject {
    const file = this.#text(node.get("file"), "file");
    const members = this.#files.archives.get(file) ?? this.#fail(`the file ${quote(file)} is not in the archive`);
    return this.#within(file, () => readSparse(this.#className(node), members, this.#budget, this.#fail));
  }

  /** Errors in a file of the archive name it. */
  #within<T>(file: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ModelFileError) || error.place.path !== undefined) throw error;
      throw new ModelFileError(`${error.message} (in ${quote(file)})`, {
        place: { ...error.place, path: this.#place() },
        ...(error.hint !== undefined && { hint: error.hint }),
        cause: error,
      });
    }
  }

  #file(node: JsonObject): Uint8Array {
    const name = this.#text(node.get("file"), "file");
    return this.#files.bytes.get(name) ?? this.#fail(`the file ${quote(name)} is not in the archive`);
  }

  #className(node: JsonObject): string {
    return this.#name(node.get("__module__"), node.get("__class__")).dotted;
  }

  #text(json: Json | undefined, what: string): string {
    return typeof json === "string" ? json : this.#fail(`${quote(what)} is no text`);
  }

  #part(json: Json | undefined, name: string): Json | undefined {
    return json instanceof JsonObject ? json.get(name) : undefined;
  }
}
