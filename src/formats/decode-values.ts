/** Inert values back from the JSON and the tensors of a bundle: the forms that `encode-values.ts` lists, and no other. */
import { ModelFileError, quote } from "../errors/index.ts";
import {
  DType,
  type DTypeField,
  NdArray,
  type ObjectExtras,
  PyBytes,
  PyFloat,
  PyName,
  PyObject,
  PySet,
  PyTuple,
  type PyValue,
  StructArray,
  type TypedArray,
} from "../python/index.ts";
import type { Json } from "./canonical-json.ts";
import type { Tensor } from "./safetensors.ts";

type Form = { readonly [key: string]: Json };

const SPECIAL: ReadonlyMap<Json | undefined, number> = new Map<Json | undefined, number>([
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
  ["-0", -0],
]);

/**
 * @param file how errors name the file
 * @throws {ModelFileError} when a form is unknown, points outside of its tensor, or a tensor belongs to nothing
 */
export function decodeValues(json: Json, tensors: ReadonlyMap<string, Tensor>, file?: string): PyValue {
  const decoder = new Decoder(tensors, file);
  const value = decoder.value(json, "");
  decoder.checkAllUsed();
  return value;
}

class Decoder {
  readonly #tensors: ReadonlyMap<string, Tensor>;
  readonly #file: string | undefined;
  readonly #used = new Set<string>();

  constructor(tensors: ReadonlyMap<string, Tensor>, file: string | undefined) {
    this.#tensors = tensors;
    this.#file = file;
  }

  value(json: Json, path: string): PyValue {
    if (json === null || typeof json !== "object") return json;
    if (isList(json)) return json.map((item, i) => this.value(item, join(path, String(i))));
    const form = json as Form;
    if ("object" in form) return this.#object(form, path);
    if ("array" in form) return this.#array(form, path);
    if ("struct" in form) return this.#struct(form, path);
    if ("dict" in form) return this.#dict(form, path);
    if ("texts" in form) return this.#texts(form, path);
    if ("items" in form) return this.#items(form, path);
    if ("tuple" in form) return new PyTuple(this.#list(form.tuple, path));
    if ("set" in form) return new PySet(this.#list(form.set, path), form.frozen === true);
    if ("float" in form) return this.#float(form, path);
    if ("bytes" in form) return this.#bytes(form, path);
    if ("name" in form) return this.#name(form, path);
    if ("dtype" in form) return this.#dtype(form, path);
    if ("number" in form) return SPECIAL.get(form.number) ?? this.#fail(`${quote(form.number)} is no number`, path);
    if ("integer" in form && typeof form.integer === "string" && /^-?[1-9]\d{0,400}$|^0$/.test(form.integer)) return BigInt(form.integer);
    return this.#fail(`an unknown form (${Object.keys(form).slice(0, 5).map(quote).join(", ")})`, path);
  }

  checkAllUsed(): void {
    for (const name of this.#tensors.keys()) {
      if (!this.#used.has(name)) this.#fail(`the tensor ${quote(name)} belongs to no part of the model`, name);
    }
  }

  #object({ object, state, args = [], kwargs, raw, items, entries }: Form, path: string): PyObject {
    if (typeof object !== "string") return this.#fail("an object without a class name", path);
    if (state === null || typeof state !== "object" || isList(state)) return this.#fail("an object without a state", path);
    const attributes = Object.entries(state).map(([key, item]): [string, PyValue] => [key, this.value(item, join(path, key))]);
    const extras: ObjectExtras = {
      ...(kwargs !== undefined && { kwargs: this.#keywords(kwargs, join(path, "kwargs")) }),
      ...(raw !== undefined && { rawState: this.value(raw, join(path, "raw")) }),
      ...(items !== undefined && { items: this.#list(items, join(path, "items")) }),
      ...(entries !== undefined && { entries: this.#dictIn(entries, join(path, "entries")) }),
    };
    const hasExtras = Object.keys(extras).length > 0;
    return new PyObject(object, new Map(attributes), this.#list(args, join(path, "args")), hasExtras ? extras : undefined);
  }

  #list(json: Json, path: string): readonly PyValue[] {
    if (!isList(json)) return this.#fail("what should be a list is none", path);
    return json.map((item, i) => this.value(item, join(path, String(i))));
  }

  #dict({ dict, values }: Form, path: string): Map<PyValue, PyValue> {
    const keys = this.value(dict, join(path, "keys"));
    if (!Array.isArray(keys) || !isList(values) || keys.length !== values.length) return this.#fail("keys and values do not pair", path);
    const map = new Map<PyValue, PyValue>();
    keys.forEach((key: PyValue, i) => {
      if (map.has(key)) this.#fail(`the key ${quote(key)} stands twice`, path);
      map.set(key, this.value(values[i], join(path, typeof key === "string" ? key : String(i))));
    });
    return map;
  }

  #dictIn(json: Json, path: string): Map<PyValue, PyValue> {
    const map = this.value(json, path);
    return map instanceof Map ? map : this.#fail("what should be a dict is none", path);
  }

  #keywords(json: Json, path: string): Map<string, PyValue> {
    const keywords = new Map<string, PyValue>();
    for (const [key, value] of this.#dictIn(json, path)) {
      if (typeof key !== "string") return this.#fail("a keyword is no text", path);
      keywords.set(key, value);
    }
    return keywords;
  }

  #float({ float }: Form, path: string): PyFloat {
    if (float === "-0") return new PyFloat(-0);
    return typeof float === "number" && Number.isInteger(float) ? new PyFloat(float) : this.#fail("a float is no whole number", path);
  }

  #bytes({ bytes, base64, tensor, start, length }: Form, path: string): PyBytes {
    const kind = (["bytes", "bytearray", "str"] as const).find((each) => each === bytes) ?? this.#fail("bytes of an unknown kind", path);
    if (tensor !== undefined) {
      if (!isSize(length)) return this.#fail("bytes without a length", path);
      const { dtype, data } = this.#rows(tensor, start, length, [], path);
      return dtype === "U8" && data instanceof Uint8Array ? new PyBytes(kind, data.slice()) : this.#fail("bytes are no bytes", path);
    }
    try {
      if (typeof base64 !== "string") throw new TypeError();
      return new PyBytes(
        kind,
        Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      );
    } catch {
      return this.#fail("bytes are not base64", path);
    }
  }

  #name({ name, module }: Form, path: string): PyName {
    if (typeof name !== "string" || typeof module !== "string") return this.#fail("a name without its module", path);
    return new PyName(module, name);
  }

  #dtype({ dtype, fields }: Form, path: string): DType {
    if (typeof dtype !== "string") return this.#fail("a dtype without a name", path);
    if (fields === undefined) return new DType(dtype);
    if (!isList(fields) || !fields.every(isField)) return this.#fail("the fields of a dtype are incomplete", path);
    return new DType(dtype, fields);
  }

  #array({ array, start, shape, inner, dtype: named }: Form, path: string): NdArray {
    const sizes = this.#shape(shape, path);
    const rows = sizes[0] ?? 1;
    if (inner !== undefined && !isSize(inner)) return this.#fail("the items of an array have no size", path);
    const { dtype, data } = this.#rows(array, start, rows, [...sizes.slice(1), ...(inner === undefined ? [] : [inner])], path);
    if (dtype !== "BOOL") return new NdArray(sizes, data, this.#named(named, path));
    const bits = data as Uint8Array;
    if (bits.some((bit) => bit > 1)) this.#fail("a boolean is neither 0 nor 1", path);
    return new NdArray(
      sizes,
      Array.from(bits, (bit) => bit === 1),
      this.#named(named, path),
    );
  }

  #named(dtype: Json | undefined, path: string): string | undefined {
    return dtype === undefined || typeof dtype === "string" ? dtype : this.#fail("the dtype of an array is no text", path);
  }

  #struct({ struct, start, length, fields, shape }: Form, path: string): StructArray {
    if (typeof struct !== "string" || !isList(fields) || !isSize(length)) return this.#fail("a structured array is incomplete", path);
    const arrays = new Map<string, TypedArray>();
    for (const name of fields) {
      if (typeof name !== "string" || arrays.has(name)) return this.#fail(`the field ${quote(name)} is no text, or stands twice`, path);
      const { dtype, data } = this.#rows(join(struct, name), start, length, [], join(path, name));
      if (dtype === "BOOL") return this.#fail("a field of booleans", join(path, name));
      arrays.set(name, data);
    }
    if (shape === undefined) return new StructArray(length, arrays);
    const sizes = this.#shape(shape, path);
    if (sizes.reduce((product, n) => product * n, 1) !== length)
      return this.#fail("the shape of a structured array is not its length", path);
    return new StructArray(length, arrays, sizes);
  }

  #texts({ texts, shape, dtype }: Form, path: string): readonly string[] | NdArray {
    if (typeof texts !== "string") return this.#fail("texts without a tensor", path);
    const utf8 = this.#whole(`${texts}.utf8`, path);
    const offsets = this.#whole(`${texts}.offsets`, path);
    if (!(utf8 instanceof Uint8Array) || !(offsets instanceof BigInt64Array) || offsets.length === 0 || offsets[0] !== 0n) {
      return this.#fail("texts need bytes (U8) and offsets (I64) from 0 on", path);
    }
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const list: string[] = [];
    for (let i = 1; i < offsets.length; i++) {
      if (offsets[i] < offsets[i - 1] || offsets[i] > utf8.length) this.#fail(`the offset of text ${i} is out of order`, path);
      try {
        list.push(decoder.decode(utf8.subarray(Number(offsets[i - 1]), Number(offsets[i]))));
      } catch {
        this.#fail(`text ${i - 1} is not UTF-8`, path);
      }
    }
    if (Number(offsets[offsets.length - 1]) !== utf8.length) this.#fail("bytes follow the last text", path);
    return shape === undefined ? list : this.#shaped(this.#shape(shape, path), list, path, dtype);
  }

  #items({ items, shape, dtype }: Form, path: string): NdArray {
    return this.#shaped(this.#shape(shape, path), this.#list(items, path), path, dtype);
  }

  #shaped(shape: readonly number[], items: readonly PyValue[], path: string, dtype: Json | undefined): NdArray {
    const size = shape.reduce((product, n) => product * n, 1);
    if (size !== items.length) this.#fail(`an array of shape (${shape.join(", ")}) has ${items.length} values`, path);
    return new NdArray(shape, items, this.#named(dtype, path));
  }

  #whole(name: string, path: string): TypedArray {
    const rows = this.#tensors.get(name)?.shape[0] ?? 0;
    return this.#rows(name, 0, rows, [], path).data;
  }

  /** Rows of a tensor, not copied. */
  #rows(name: Json, start: Json, rows: number, rowShape: readonly number[], path: string) {
    const tensor = typeof name === "string" ? this.#tensors.get(name) : undefined;
    if (typeof name !== "string" || tensor === undefined) return this.#fail(`there is no tensor ${quote(name)}`, path);
    const [all, ...rest] = tensor.shape;
    if (String(rest) !== String(rowShape)) {
      return this.#fail(`rows of shape (${rowShape.join(", ")}) of tensor ${quote(name)}, whose rows have (${rest.join(", ")})`, path);
    }
    if (!isSize(start) || all === undefined || start + rows > all) {
      return this.#fail(`rows ${String(start)} to ${Number(start) + rows} of tensor ${quote(name)}, which has ${all ?? "none"}`, path);
    }
    this.#used.add(name);
    const width = rest.reduce((product, n) => product * n, 1);
    return { dtype: tensor.dtype, data: tensor.data.subarray(start * width, (start + rows) * width) };
  }

  #shape(shape: Json | undefined, path: string): readonly number[] {
    if (shape === undefined || !isList(shape) || !shape.every(isSize)) return this.#fail("a shape is no list of sizes", path);
    return shape;
  }

  #fail(message: string, path: string): never {
    throw new ModelFileError(`the bundle contradicts itself: ${message}`, {
      place: { ...(this.#file !== undefined && { file: this.#file }), path },
      hint: "Get the file again, or make it again.",
    });
  }
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function isField(json: Json): json is Json & DTypeField {
  if (json === null || typeof json !== "object" || isList(json)) return false;
  const { name, dtype, offset, shape } = json as Form;
  return (
    typeof name === "string" && typeof dtype === "string" && isSize(offset) && shape !== undefined && isList(shape) && shape.every(isSize)
  );
}

function isSize(json: Json | undefined): json is number {
  return typeof json === "number" && Number.isSafeInteger(json) && json >= 0;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
