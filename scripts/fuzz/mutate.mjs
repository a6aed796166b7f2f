/** Changes that files suffer: bits and bytes, instructions, pieces lost, put twice, or taken from another file. */

const OPCODES =
  "(.012BCFGIJKLMNPQRSTUVX]abcdeghijloqprstu}\x80\x81\x82\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97";
const EDGES = [0, 1, 127, 128, 255];
/** Numbers at which 32-bit and 64-bit readers turn over, and those that Python writes rarely. */
const NUMBERS = ["0", "-1", "1e999", "NaN", "-Infinity", "4294967296", "9007199254740993", "null", "true", '""', "[]", "{}"];

/** @param other gives the bytes of another file */
export function mutated(bytes, random, other) {
  const changes = 1 + random.below(random.below(3) === 0 ? 12 : 3);
  let changed = bytes;
  for (let i = 0; i < changes; i++) changed = once(changed, random, other);
  return changed;
}

function once(bytes, random, other) {
  if (bytes.length === 0) return other();
  const at = random.below(bytes.length);
  const opcode = () => OPCODES.charCodeAt(random.below(OPCODES.length));
  switch (random.below(9)) {
    case 0:
      return bytes.with(at, bytes[at] ^ (1 << random.below(8)));
    case 1:
      return bytes.with(at, random.below(256));
    case 2:
      return bytes.with(at, opcode());
    case 3:
      return bytes.subarray(0, at);
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(8)));
    case 5:
      return joined(bytes.subarray(0, at), Uint8Array.of(opcode()), bytes.subarray(at));
    case 6: {
      const from = other();
      return joined(bytes.subarray(0, at), from.subarray(random.below(from.length)));
    }
    case 7: {
      const end = at + random.below(64);
      return joined(bytes.subarray(0, end), bytes.subarray(at));
    }
    default: {
      const copy = bytes.slice();
      for (let i = at; i < Math.min(at + 4, copy.length); i++) copy[i] = random.pick(EDGES);
      return copy;
    }
  }
}

/** One to three bytes changed where they stand: the form stays, and numbers, sizes and names are others. */
export function withOtherBytes(bytes, random) {
  const copy = bytes.slice();
  for (let i = 1 + random.below(3); i > 0; i--) {
    const at = random.below(copy.length);
    copy[at] = random.below(2) === 0 ? copy[at] ^ (1 << random.below(8)) : random.pick(EDGES);
  }
  return copy;
}

/** The same for JSON and YAML: a word of it replaced by another of its words, or by a number at an edge. */
export function mutatedText(text, random) {
  const words = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?[0-9.]+|true|false|null/g)];
  if (words.length === 0) return text;
  const { index, 0: word } = random.pick(words);
  const by = random.below(2) === 0 ? random.pick(words)[0] : random.pick(NUMBERS);
  return text.slice(0, index) + by + text.slice(index + word.length);
}

function joined(...parts) {
  return Uint8Array.from(Buffer.concat(parts));
}
