/** Bytes as they are or gzipped (RFC 1952), told by the first two; decompressed by the platform's own DecompressionStream, within a bound. */
import { DataError } from "../errors/index.ts";

/** What a table is read from. */
export type ByteSource = Uint8Array | AsyncIterable<Uint8Array>;

const SLICE = 262_144;

/** The source in chunks, none of them empty. */
async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) {
    for (let at = 0; at < source.length; at += SLICE) yield source.subarray(at, at + SLICE);
    return;
  }
  for await (const chunk of source) if (chunk.length > 0) yield chunk;
}

/** @throws {DataError} when the gzip data is damaged or cut off, or there are more than `mostBytes` */
export async function* plainChunks(source: ByteSource, mostBytes: number, file: string | undefined): AsyncGenerator<Uint8Array> {
  const place = file === undefined ? {} : { file };
  const chunks = await peeked(chunksOf(source), 2);
  const isGzip = chunks.first[0] === 0x1f && chunks.first[1] === 0x8b;
  let bytes = 0;
  for await (const chunk of isGzip ? gunzipped(chunks.all, place) : chunks.all) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      throw new DataError(`holds more than ${mostBytes} bytes${isGzip ? " once decompressed" : ""}, the most that is read`, { place });
    }
    yield chunk;
  }
}

/** The chunks again, with the first `count` bytes known (fewer when there are no more); `close` is for when they are not wanted. */
export async function peeked(
  chunks: AsyncGenerator<Uint8Array>,
  count: number,
): Promise<{ first: Uint8Array; all: AsyncGenerator<Uint8Array>; close: () => Promise<void> }> {
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const next = await chunks.next();
    if (next.done === true) break;
    taken.push(next.value);
    length += next.value.length;
  }
  const first = new Uint8Array(Math.min(length, count));
  let at = 0;
  for (const chunk of taken) {
    first.set(chunk.subarray(0, first.length - at), at);
    at = Math.min(first.length, at + chunk.length);
  }
  const close = async (): Promise<void> => {
    await chunks.return(undefined);
  };
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* taken;
      yield* chunks;
    } finally {
      await close();
    }
  }
  return { first, all: all(), close };
}

async function* gunzipped(chunks: AsyncGenerator<Uint8Array>, place: { file?: string }): AsyncGenerator<Uint8Array> {
  let failure: unknown;
  const compressed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const next = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(new Uint8Array(next.value));
      } catch (error) {
        failure = error;
        controller.error(error);
      }
    },
  });
  const reader = compressed.pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value.length > 0) yield value;
    }
  } catch (error) {
    throw failure ?? new DataError("the gzip data is damaged or cut off", { place, cause: error });
  } finally {
    await reader.cancel().catch(() => undefined);
    await chunks.return(undefined);
  }
}
