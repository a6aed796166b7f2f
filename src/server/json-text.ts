/** JSON as clients send it: what JSON.parse lets pass (a key given twice) is refused, and what it refuses is explained. */
import { quote } from "../errors/index.ts";
import { Problem } from "./problem.ts";

const DEEPEST = 64;

/**
 * @param mostKeys one object may have
 * @throws {Problem} 400 with the likely cause
 */
export function parseJson(text: string, mostKeys: number): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem("not-readable", `the body is not JSON: ${quote(text.trim())}`, { hint: likelyCause(text.trim()) });
  }
  checkKeys(text, mostKeys);
  return value;
}

/** What very likely happened to a body that is no JSON. */
export function likelyCause(text: string): string | undefined {
  if (text === "") return "The body is empty. With curl, -d sends one.";
  if (/^@?[^\s{}[\]"=&]+\.(json|csv|tsv|ndjson|jsonl|txt)$/i.test(text)) {
    return `This looks like the name of a file. To send what is in it: curl --data-binary @${text.replace(/^@/, "").slice(0, 60)}`;
  }
  if (/^\[?\s*\{/.test(text)) {
    if (!text.includes('"') && text.includes("'"))
      return "JSON takes double quotes. In Python: json.dumps(row), or requests.post(url, json=row).";
    if (!text.includes('"'))
      return "A shell has taken the quotes away. In sh put the JSON between single quotes; in Windows' cmd write \\\" for each quote.";
    if (text.startsWith('{\\"')) return "The quotes arrived with backslashes: one level of quoting is too many.";
    if (/[:[,]\s*[+-]?(NaN|Infinity)\b/.test(text)) return "NaN and Infinity are not JSON. A missing value is null.";
    if (/[:[,]\s*(None|True|False)\b/.test(text))
      return "None, True and False are Python. In Python: json.dumps(row), or requests.post(url, json=row).";
    if (/,\s*[}\]]/.test(text)) return "There is a comma before a closing bracket.";
    if (/\}\s*\n\s*\{/.test(text)) return "These are several objects, one a line: put them into an array, or send application/x-ndjson.";
    return "A bracket, a comma or a quote is missing.";
  }
  if (/^[^={}]*[,;\t][^={}]*[\r\n]/.test(text)) return "This looks like a table. Say so: -H 'content-type: text/csv'.";
  if (text.startsWith("'")) return "The quotes around the body are part of it: Windows' cmd knows double quotes only.";
  return undefined;
}

/** Walks sound JSON once: keys that stand twice in one object, more of them than anybody means, and nesting without end. */
function checkKeys(text: string, mostKeys: number): void {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x7b: // {
      case 0x5b: // [
        open.push(text.charCodeAt(at) === 0x7b ? new Set() : undefined);
        if (open.length > DEEPEST) throw new Problem("not-readable", `the JSON is nested more than ${DEEPEST} deep`);
        break;
      case 0x7d: // }
      case 0x5d: // ]
        open.pop();
        break;
      case 0x22: {
        const from = at;
        for (at++; text.charCodeAt(at) !== 0x22; at++) if (text.charCodeAt(at) === 0x5c) at++;
        const keys = open.at(-1);
        if (keys !== undefined && /^\s*:/.test(text.slice(at + 1, at + 20))) {
          const key = text.slice(from, at + 1);
          const name = key.includes("\\") ? (JSON.parse(key) as string) : key.slice(1, -1);
          if (keys.has(name)) throw new Problem("not-readable", `the key ${quote(name)} stands twice in one object`);
          keys.add(name);
          if (keys.size > mostKeys) throw tooManyKeys(mostKeys);
        }
        break;
      }
    }
  }
}

function tooManyKeys(most: number): Problem {
  return new Problem("not-readable", `an object has more than ${most} keys`, {
    hint: 'A row is an object with the inputs as its keys; many rows are an array of such objects, in pandas to_json(orient="records").',
  });
}
