/**
 * Files of joblib and of people are compressed as a whole; the first bytes say how. What comes out is bounded while it comes out:
 * real models shrink up to 23 times, and a file of 785 bytes can hold a gibibyte of zeros.
 */
import { ModelFileError } from "../../errors/index.ts";
import { Output } from "./output.ts";

const MIB = 1_048_576;
const MOST_BY_DEFAULT = 2048 * MIB;

export interface Decompressed {
  readonly content: Uint8Array;
  /** what the file was compressed by, or undefined where it was not */
  readonly compression: string | undefined;
}

type Decoder = (bytes: Uint8Array, output: Output) => void | Promise<void>;

interface Format {
  readonly name: string;
  readonly matches: (bytes: Uint8Array) => boolean;
  /** loaded only for a file of this kind */
  readonly decoder: () => Promise<Decoder>;
}

const FORMATS: readonly Format[] = [
  // Other windows than 32 KiB begin with bytes that a pickle of protocol 0 may begin with.
  {
    name: "zlib",
    matches: (b) => b[0] === 0x78 && ((b[0] << 8) | b[1]) % 31 === 0,
    decoder: async () => (await import("./inflate.ts")).zlib,
  },
  { name: "gzip", matches: startsWith(0x1f, 0x8b), decoder: async () => (await import("./inflate.ts")).gzip },
  { name: "bz2", matches: startsWith(0x42, 0x5a, 0x68), decoder: async () => (await import("./bzip2.ts")).bzip2 },
  {
    name: "xz",
    matches: startsWith(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00),
    decoder: async () => (await import("./xz.ts")).xz,
  },
  { name: "lzma", matches: startsWith(0x5d, 0x00, 0x00), decoder: async () => (await import("./lzma-alone.ts")).lzmaAlone },
  { name: "lz4", matches: startsWith(0x04, 0x22, 0x4d, 0x18), decoder: async () => (await import("./lz4.ts")).lz4 },
  { name: "the old form of joblib", matches: startsWith(0x5a, 0x46), decoder: async () => (await import("./inflate.ts")).joblibZf },
];

/**
 * The content of a file.
 *
 * @param onDamage gets what came out before the damage, of which Python would have loaded the beginning
 * @throws {ModelFileError} when it is damaged, or becomes more than `maxBytes`
 */
export async function decompressed(bytes: Uint8Array, maxBytes?: number, onDamage?: (content: Uint8Array) => void): Promise<Decompressed> {
  const format = formatOf(bytes);
  if (format === undefined) return { content: bytes, compression: undefined };
  const output = new Output(mostContentBytes(bytes.length, maxBytes), format.name);
  const decode = await format.decoder();
  try {
    await decode(bytes, output);
  } catch (error) {
    if (error instanceof ModelFileError) onDamage?.(output.content());
    throw error;
  }
  const content = output.content();
  const inner = formatOf(content);
  if (inner !== undefined) {
    throw new ModelFileError(`is compressed twice, by ${format.name} and inside it by ${inner.name}`, {
      place: { offset: 0 },
      hint: "Decompress it once yourself.",
    });
  }
  return { content, compression: format.name };
}

/**
 * The most bytes that a compressed file of so many bytes may become: 200 times its size up to 256 MiB, and 24 times beyond (the most that models were seen to
 * shrink is 23 times), at least 64 MiB, at most 2 GiB. So no file of up to 10 MB takes half a gibibyte.
 */
export function mostContentBytes(fileBytes: number, maxBytes?: number): number {
  return maxBytes ?? Math.min(MOST_BY_DEFAULT, Math.max(64 * MIB, Math.min(200 * fileBytes, 256 * MIB), 24 * fileBytes));
}

function formatOf(bytes: Uint8Array): Format | undefined {
  return FORMATS.find(({ matches }) => matches(bytes));
}

function startsWith(...magic: readonly number[]): (bytes: Uint8Array) => boolean {
  return (bytes) => magic.every((byte, i) => bytes[i] === byte);
}
