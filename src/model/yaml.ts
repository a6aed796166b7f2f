/**
 * The part of YAML that MLmodel files are written in (PyYAML's `safe_dump`): mappings by indentation, lists of scalars, plain
 * and quoted scalars that may go on over lines. Anchors, aliases and tags are refused: nothing here can refer to anything.
 */
import { ModelFileError, quote } from "../errors/index.ts";

export type Yaml = string | null | readonly Yaml[] | ReadonlyMap<string, Yaml>;

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

const MOST_LINES = 100_000;
const DEEPEST = 20;

/** @throws {ModelFileError} naming the line that is not of this kind */
export function readYaml(text: string): Yaml {
  const lines = text.split(/\r?\n/, MOST_LINES).flatMap((raw, i): Line[] => {
    if (/^\s*(#.*)?$/.test(raw) || /^(---|\.\.\.)\s*$/.test(raw)) return [];
    const body = raw.trimStart();
    return [{ number: i + 1, indent: raw.length - body.length, text: body.trimEnd() }];
  });
  const reader = new Reader(lines);
  const value = reader.block(0, 0);
  reader.expectEnd();
  return value;
}

class Reader {
  readonly #lines: readonly Line[];
  #at = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  /** The block that begins at the current line, which is indented by at least `least`. */
  block(least: number, depth: number): Yaml {
    const line = this.#lines[this.#at];
    if (line === undefined || line.indent < least) return null;
    if (depth > DEEPEST) return this.#fail("is nested too deeply");
    return /^-(\s|$)/.test(line.text) ? this.#list(line.indent) : this.#mapping(line.indent, depth);
  }

  expectEnd(): void {
    if (this.#at < this.#lines.length) this.#fail("is not indented as what stands before it");
  }

  #mapping(indent: number, depth: number): Yaml {
    const map = new Map<string, Yaml>();
    for (let line = this.#lines[this.#at]; line !== undefined && line.indent === indent; line = this.#lines[this.#at]) {
      const match = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s'"&*!|>%@`#{}[\],?-][^:#]*?|[\w.-]+)\s*:(?:\s+(.*))?$/.exec(line.text);
      if (match === null) return this.#fail("is no name with a value");
      const key = this.#scalar(match[1]);
      if (typeof key !== "string" || map.has(key)) return this.#fail("has a name that stands twice, or none");
      const rest = match[2] ?? "";
      if (rest === "" || rest.startsWith("#")) {
        this.#at++;
        const next = this.#lines[this.#at];
        // A list may stand as far left as its owner.
        const isList = next !== undefined && next.indent === indent && /^-(\s|$)/.test(next.text);
        map.set(key, isList ? this.#list(indent) : next !== undefined && next.indent > indent ? this.block(indent + 1, depth + 1) : null);
      } else map.set(key, this.#continued(rest, indent));
    }
    return map;
  }

  #list(indent: number): Yaml {
    const items: Yaml[] = [];
    for (let line = this.#lines[this.#at]; line !== undefined && line.indent === indent; line = this.#lines[this.#at]) {
      const match = /^-(?:\s+(.*))?$/.exec(line.text);
      if (match === null) break;
      items.push(this.#continued(match[1] ?? "", indent));
    }
    return items;
  }

  /** A scalar that may go on over more indented lines, joined by blanks. */
  #continued(first: string, indent: number): Yaml {
    let text = first;
    const line = this.#lines[this.#at++];
    const isOpen = (): boolean => {
      const [mark] = text;
      if (mark !== "'" && mark !== '"') return false;
      return mark === "'" ? !/^'(?:[^']|'')*'$/.test(text) : !/^"(?:[^"\\]|\\.)*"$/.test(text);
    };
    for (let next = this.#lines[this.#at]; next !== undefined && next.indent > indent; next = this.#lines[this.#at]) {
      if (/^['"]/.test(text) && !isOpen()) break;
      text = text.endsWith("\\") && text.startsWith('"') ? text.slice(0, -1) + next.text.replace(/^\\/, "") : `${text} ${next.text}`;
      this.#at++;
    }
    if (isOpen()) return this.#fail("opens a quotation that does not end", line);
    return this.#scalar(text, line);
  }

  #scalar(text: string, line?: Line): string | null {
    if (/^[&*!]/.test(text)) return this.#fail("holds an anchor, an alias or a tag, which are not read", line);
    if (/^[|>%@`]/.test(text)) return this.#fail("is written in a way that MLmodel files are not", line);
    if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
    if (text.startsWith('"')) {
      try {
        return String(JSON.parse(text.replace(/\\ /g, " ").replace(/\\x([0-9a-fA-F]{2})/g, "\\u00$1")));
      } catch {
        return this.#fail("holds an escape that is not read", line);
      }
    }
    return text === "null" || text === "~" || text === "" ? null : text;
  }

  #fail(what: string, line = this.#lines[Math.min(this.#at, this.#lines.length - 1)]): never {
    throw new ModelFileError(`line ${line?.number ?? 1} ${what}: ${quote(line?.text ?? "")}`, { place: { row: line?.number ?? 1 } });
  }
}
