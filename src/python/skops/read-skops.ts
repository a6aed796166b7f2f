/** From the bytes of a skops file to the same inert values that a pickle of the object gives. */
import { ModelFileError } from "../../errors/index.ts";
import { Budget } from "../budget.ts";
import { mostContentBytes } from "../compression/decompress.ts";
import type { UnpickleOptions } from "../unpickle.ts";
import type { PyValue } from "../values.ts";
import { checkWalkable } from "../walkable.ts";
import { readJson } from "./json-tree.ts";
import { NodeReader } from "./node-reader.ts";
import { readZip } from "./zip-archive.ts";

const SCHEMA = "schema.json";

/**
 * What `skops.io.dump` wrote (skops 0.3 to 0.16, protocols 0 to 2), as inert values in the form that `unpickle` gives for the same object: no class is
 * imported, nothing is called, and no list of trusted types is needed.
 *
 * ```ts
 * const model = await readSkops(await readFile("model.skops"));
 * ```
 *
 * @throws {ModelFileError} when it is no such file or is damaged; `place.path` is where in `schema.json`
 * @throws {UnsupportedModelError} when it holds a kind of node that this version does not know
 */
export async function readSkops(bytes: Uint8Array, options: UnpickleOptions = {}): Promise<PyValue> {
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const most = mostContentBytes(plain.length, options.maxBytes);
  const members = await readZip(plain, most);
  const schema = members.get(SCHEMA);
  if (schema === undefined) {
    throw new ModelFileError("the zip archive has no schema.json, so it is no skops file", { hint: "Unpack it and give the file inside." });
  }
  const archives = new Map<string, ReadonlyMap<string, Uint8Array>>();
  let total = sizeOf(members);
  for (const [name, member] of members) {
    if (!name.endsWith(".npz")) continue;
    const inside = await readZip(member, most - total);
    total += sizeOf(inside);
    archives.set(name, inside);
  }
  const budget = new Budget(total, options.maxBytes === undefined ? plain.length : total);
  const json = readJson(schema, budget);
  const shared = new Set<PyValue>();
  const value = new NodeReader({ bytes: members, archives }, budget, shared).read(json, "");
  checkWalkable(value, total, shared);
  return value;
}

function sizeOf(members: ReadonlyMap<string, Uint8Array>): number {
  let total = 0;
  for (const { length } of members.values()) total += length;
  return total;
}
