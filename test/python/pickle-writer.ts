/** Pickles put together by hand, instruction by instruction, as no Python would write them. */

const encoder = new TextEncoder();

/** Bytes, texts (UTF-8) and other pieces one after the other. */
export function bytesOf(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === "number" ? [part] : [...(typeof part === "string" ? encoder.encode(part) : part)])),
  );
}

/** `GLOBAL`. */
export function name(module: string, of: string): Uint8Array {
  return bytesOf("c", module, "\n", of, "\n");
}

/** `BINUNICODE`. */
export function text(value: string): Uint8Array {
  const bytes = encoder.encode(value);
  return bytesOf("X", uint32(bytes.length), bytes);
}

/** `BINBYTES`. */
export function binary(...bytes: readonly number[]): Uint8Array {
  return bytesOf("B", uint32(bytes.length), Uint8Array.from(bytes));
}

export function uint32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

/** `BININT1` for each, in a tuple. */
export function shape(...axes: readonly number[]): Uint8Array {
  return bytesOf("(", ...axes.flatMap((axis) => ["J", uint32(axis)]), "t");
}

/** A dtype such as `f8`. */
export function dtype(of: string): Uint8Array {
  return bytesOf(
    name("numpy", "dtype"),
    text(of),
    0x89,
    0x88,
    0x87,
    "R",
    "(K",
    3,
    text("<"),
    "NNNJ",
    uint32(0xffffffff),
    "J",
    uint32(0xffffffff),
    "K",
    0,
    "tb",
  );
}

/** An array of this shape and dtype whose contents are what `content` pushes. */
export function array(axes: Uint8Array, type: Uint8Array, content: Uint8Array): Uint8Array {
  return bytesOf(
    name("numpy._core.multiarray", "_reconstruct"),
    name("numpy", "ndarray"),
    bytesOf("K", 0, 0x85),
    binary(0x62),
    0x87,
    "R",
    "(K",
    1,
    axes,
    type,
    0x89,
    content,
    "tb",
  );
}
