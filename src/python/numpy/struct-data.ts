/**
 * Structured items (a tree's nodes) taken apart: one typed array a field, by the offsets that the file's own dtype states.
 */
import type { DTypeField, StructItems, TypedArray } from "../values.ts";
import { numbers } from "./array-data.ts";
import { type ItemType, itemTypeOf } from "./item-type.ts";

/** Items that are taken apart when somebody asks for a field: of a forest, nobody may. */
export class Records implements StructItems {
  readonly size: number;
  readonly fields: readonly DTypeField[];
  #bytes: Uint8Array;

  constructor(bytes: Uint8Array, size: number, fields: readonly DTypeField[]) {
    this.#bytes = bytes;
    this.size = size;
    this.fields = fields;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  columns(): ReadonlyMap<string, TypedArray> {
    const items = new Words(this.#bytes, this.size);
    return new Map(
      this.fields.map(({ name, dtype, offset, shape }): [string, TypedArray] => {
        const type = plainType(dtype) ?? { kind: "u", size: 1, isLittleEndian: true };
        return [
          name,
          numbers(
            items.column(
              offset,
              shape.reduce((product, axis) => product * axis, type.size),
            ),
            type,
          ),
        ];
      }),
    );
  }

  detach(): void {
    this.#bytes = this.#bytes.slice();
  }
}

/** Whether all fields are numbers or booleans, and none is text, bytes or something opaque. */
export function areNumeric(fields: readonly DTypeField[]): boolean {
  return fields.every(({ dtype }) => plainType(dtype) !== undefined);
}

function plainType(dtype: string): ItemType | undefined {
  const type = itemTypeOf(dtype);
  if (type === undefined || "SUVO".includes(type.kind)) return undefined;
  return type.kind === "b" ? { ...type, kind: "u" } : type;
}

/** The items, aligned, so that fields can be copied in words of 4 bytes: 12 ms for 200,000 nodes of a tree, where single bytes took 39 ms (Node 20). */
class Words {
  readonly #count: number;
  readonly #itemBytes: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, itemBytes: number) {
    this.#count = bytes.length / itemBytes;
    this.#itemBytes = itemBytes;
    this.#bytes = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  }

  /** The bytes from `offset` to `offset + width` of every item, one after the other. */
  column(offset: number, width: number): Uint8Array {
    const own = new Uint8Array(this.#count * width);
    const isInWords = this.#itemBytes % 4 === 0 && offset % 4 === 0 && width % 4 === 0;
    const { buffer, byteOffset, length } = this.#bytes;
    if (isInWords)
      copyColumn(new Uint32Array(buffer, byteOffset, length / 4), this.#itemBytes / 4, offset / 4, new Uint32Array(own.buffer), width / 4);
    else copyColumn(this.#bytes, this.#itemBytes, offset, own, width);
    return own;
  }
}

function copyColumn<T extends Uint8Array | Uint32Array>(from: T, step: number, offset: number, to: T, width: number): void {
  const length = to.length;
  let at = offset;
  if (width === 2) {
    for (let i = 0; i < length; i += 2, at += step) {
      to[i] = from[at];
      to[i + 1] = from[at + 1];
    }
    return;
  }
  for (let i = 0; i < length; at += step) for (let j = 0; j < width; j++) to[i++] = from[at + j];
}
