/** One input after the other: a file of a random kind, damaged where the kind keeps what is interesting (inside what is compressed, inside a zip). */
import { deflateSync, gzipSync, inflateRawSync } from "node:zlib";
import { zipOf } from "../../dist/test/python/zip-writer.js";
import { mutated, mutatedJson, withOtherBytes } from "./mutate.mjs";

/** @returns `{ bytes, rows }` */
export function nextInput(seeds, random) {
  const other = () => random.pick(seeds.pickles).bytes;
  switch (random.below(10)) {
    case 0:
      return { bytes: mutated(random.pick(seeds.long).bytes, random, other) };
    case 1:
    case 2:
      return { bytes: mutated(random.pick(seeds.pickles).bytes, random, other) };
    case 3: {
      const pack = random.below(2) === 0 ? deflateSync : gzipSync;
      return { bytes: Uint8Array.from(pack(mutated(random.pick(seeds.pickles).bytes, random, other), { level: 1 })) };
    }
    case 4:
      return { bytes: mutated(random.pick(seeds.skops).bytes, random, other) };
    case 5:
    case 6:
      return rezipped(random.pick(seeds.skops), random, other);
    default: {
      const { bytes, rows } = random.pick(seeds.models);
      return { bytes: random.below(3) === 0 ? mutated(bytes, random, other) : withOtherBytes(bytes, random), rows };
    }
  }
}

/** A skops file of which one member is damaged and the checksums are right. */
function rezipped({ bytes, rows }, random, other) {
  const members = membersOf(Buffer.from(bytes));
  const at = random.below(3) === 0 ? random.below(members.length) : members.length - 1;
  const { name, content } = members[at];
  const changed =
    name.endsWith(".json") && random.below(4) > 0 ? Buffer.from(mutatedJson(content.toString(), random)) : mutated(content, random, other);
  members[at] = { name, content: changed };
  return { bytes: Uint8Array.from(zipOf(...members)), rows };
}

/** The members of a sound archive. */
function membersOf(zip) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const members = [];
  for (let at = zip.readUInt32LE(end + 16); at < end; ) {
    const [packed, nameBytes] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + packed);
    const name = zip.toString("utf8", at + 46, at + 46 + nameBytes);
    members.push({ name, content: zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content) });
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return members;
}
