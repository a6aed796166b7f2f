/** How one item of an array lies in bytes, told from NumPy's name of its dtype (`<f8`, `|b1`, `>U10`, `<M8[ns]`). */

export interface ItemType {
  readonly kind: ItemKind;
  /** bytes of one item */
  readonly size: number;
  readonly isLittleEndian: boolean;
}

/** float, signed, unsigned, boolean, complex, bytes, text, opaque, object, time, duration */
export type ItemKind = "f" | "i" | "u" | "b" | "c" | "S" | "U" | "V" | "O" | "M" | "m";

const SIZES: Readonly<Record<string, readonly number[]>> = {
  f: [2, 4, 8],
  i: [1, 2, 4, 8],
  u: [1, 2, 4, 8],
  b: [1],
  c: [8, 16],
  M: [8],
  m: [8],
};

/** Items are at most this long, as a NumPy int for the size of an item allows. */
const MOST_ITEM_BYTES = 2_147_483_647;

/** @returns undefined for what is no dtype that occurs in models (long double, numbers of odd sizes) */
export function itemTypeOf(name: string): ItemType | undefined {
  const parts = /^([<>|=]?)([fiubcSaUVOMm?])([0-9]{0,10})(?:\[[^\]]{1,40}\])?$/.exec(name);
  if (parts === null) return undefined;
  const [, order, letter, digits] = parts;
  const isLittleEndian = order !== ">";
  const kind = (letter === "a" ? "S" : letter === "?" ? "b" : letter) as ItemKind;
  if (kind === "O") return { kind, size: 8, isLittleEndian };
  const given = letter === "?" ? 1 : digits === "" ? undefined : Number(digits);
  if (given === undefined) return undefined;
  const size = kind === "U" ? 4 * given : given;
  if (size > MOST_ITEM_BYTES) return undefined;
  if (kind in SIZES && !SIZES[kind].includes(size)) return undefined;
  return { kind, size, isLittleEndian };
}

/** The name again, with the byte order that it has: `|` where one byte, or none, has none. */
export function nameOf({ kind, size, isLittleEndian }: ItemType, unit = ""): string {
  if (kind === "O") return "|O";
  const order = size === 1 || kind === "S" || kind === "V" ? "|" : isLittleEndian ? "<" : ">";
  return `${order}${kind}${kind === "U" ? size / 4 : size}${unit}`;
}
