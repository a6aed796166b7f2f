/** Inert values written as a pickle again (protocol 4, as Python's `pickle.py` writes it): so a model can be changed where it holds its numbers. */
import { DType, itemsOf, NdArray, PyBytes, PyFloat, PyName, PyObject, PySet, PyTuple, StructArray } from "../../dist/src/python/index.js";

const TYPES = new Map([
  [Float64Array, "f8"],
  [Float32Array, "f4"],
  [Int32Array, "i4"],
  [Uint32Array, "u4"],
  [Int16Array, "i2"],
  [Uint16Array, "u2"],
  [Int8Array, "i1"],
  [Uint8Array, "u1"],
  [BigInt64Array, "i8"],
  [BigUint64Array, "u8"],
]);

export function pickled(value) {
  const parts = [Buffer.of(0x80, 4)];
  write(value, (...more) => {
    for (const part of more) parts.push(typeof part === "string" ? Buffer.from(part, "latin1") : part);
  });
  parts.push(Buffer.from("."));
  return Uint8Array.from(Buffer.concat(parts));
}

function write(value, put) {
  if (value === null || value === undefined) put("N");
  else if (typeof value === "boolean") put(value ? "\x88" : "\x89");
  else if (typeof value === "bigint") put(`L${value}L\n`);
  else if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31) put("J", int32(value));
  else if (typeof value === "number") put("G", double(value));
  else if (value instanceof PyFloat) put("G", double(value.value));
  else if (typeof value === "string") text(value, put);
  else if (value instanceof PyBytes) put(value.kind === "bytes" ? "B" : "T", int32(value.length), Buffer.from(value.bytes));
  else if (value instanceof PyTuple) group("(", value.items, "t", put);
  else if (value instanceof PySet) group("\x8f(", value.items, "\x90", put);
  else if (value instanceof Map) group("}(", [...value].flat(), "u", put);
  else if (value instanceof PyName) name(value.dotted, put);
  else if (value instanceof DType) dtype(value, put);
  else if (value instanceof NdArray) array(value, put);
  else if (value instanceof StructArray) structured(value, put);
  else if (value instanceof PyObject) object(value, put);
  else group("](", itemsOf(value), "e", put);
}

function group(open, items, close, put) {
  put(open);
  for (const item of items) write(item, put);
  put(close);
}

function object({ className, args, state, extras }, put) {
  name(className, put);
  group("(", args, "t", put);
  put(args.length === 0 ? "\x81" : "R");
  if (extras?.items !== undefined) group("(", extras.items, "e", put);
  if (extras?.entries !== undefined) group("(", [...extras.entries].flat(), "u", put);
  const whole = extras?.rawState ?? (state.size > 0 ? state : undefined);
  if (whole === undefined) return;
  write(whole, put);
  put("b");
}

function name(dotted, put) {
  const at = dotted.lastIndexOf(".");
  text(dotted.slice(0, at), put);
  text(dotted.slice(at + 1), put);
  put("\x93");
}

function dtype({ name: of, fields }, put) {
  name("numpy.dtype", put);
  if (fields === undefined) {
    put("(");
    text(of.replace(/^[<>|=]/, ""), put);
    put("\x89\x88tR(K\x03");
    text(of[0], put);
    put("NNN", "J", int32(-1), "J", int32(-1), "K\0tb");
    return;
  }
  const end = Math.max(...fields.map(({ offset, dtype: type }) => offset + Number(/\d+$/.exec(type)?.[0] ?? 8)));
  put("(");
  text(`V${end}`, put);
  put("\x89\x88tR(K\x03");
  text("|", put);
  put("N");
  group("(", fields.map(nameOf), "t", put);
  put("}(");
  for (const { name: field, dtype: type, offset } of fields) {
    text(field, put);
    put("(");
    dtype({ name: type }, put);
    put("J", int32(offset), "t");
  }
  put("u", "J", int32(end), "J", int32(1), "K\x10tb");
}

function nameOf({ name: of }) {
  return of;
}

function array({ shape, data, dtype: of }, put) {
  const type = TYPES.get(data.constructor);
  if (type === undefined) {
    ndarray(shape, { name: "|O" }, () => group("](", data, "e", put), put);
    return;
  }
  const isSame = of?.endsWith(type) === true;
  ndarray(shape, { name: isSame && of[0] !== ">" ? of : `<${type}` }, () => raw(data, put), put);
}

function structured({ length, fields, shape }, put) {
  const size = [...fields.values()].reduce((sum, { BYTES_PER_ELEMENT: bytes }) => sum + bytes, 0);
  const packed = Buffer.alloc(size * length);
  const types = [];
  let offset = 0;
  for (const [field, values] of fields) {
    const { BYTES_PER_ELEMENT: width } = values;
    const from = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    for (let i = 0; i < length; i++) from.copy(packed, i * size + offset, i * width, (i + 1) * width);
    types.push({ name: field, dtype: `<${TYPES.get(values.constructor)}`, offset });
    offset += width;
  }
  ndarray(shape, { name: "", fields: types }, () => raw(packed, put), put);
}

function ndarray(shape, type, contents, put) {
  name("numpy._core.multiarray._reconstruct", put);
  put("(");
  name("numpy.ndarray", put);
  put("K\0\x85", "C\x01btR(K\x01");
  group("(", shape, "t", put);
  dtype(type, put);
  put("\x89");
  contents();
  put("tb");
}

function raw(data, put) {
  put("B", int32(data.byteLength), Buffer.from(data.buffer, data.byteOffset, data.byteLength));
}

function text(of, put) {
  const bytes = Buffer.from(of);
  put("X", int32(bytes.length), bytes);
}

function int32(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(number);
  return bytes;
}

function double(number) {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(number);
  return bytes;
}
