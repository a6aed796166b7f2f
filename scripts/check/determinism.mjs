/**
 * Refuses what gives other answers on another JavaScript engine or under another locale. ECMAScript leaves the last bits of `Math.exp` and its
 * like to the engine, and the tables behind `localeCompare`, `Intl` and case mapping to its Unicode version; a model must answer the same
 * bits everywhere. Exact forms stand in src/numeric.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import ts from "typescript";

/** What `Math` computes exactly, by specification. */
const EXACT = new Set(["abs", "ceil", "clz32", "floor", "fround", "imul", "max", "min", "round", "sign", "sqrt", "trunc"]);
const NUMBERS = new Set(["E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2"]);

/** Methods that ask the locale, or the engine's Unicode tables. */
const TEXT = new Set([
  "localeCompare",
  "toLocaleDateString",
  "toLocaleLowerCase",
  "toLocaleString",
  "toLocaleTimeString",
  "toLocaleUpperCase",
  "toLowerCase",
  "toUpperCase",
]);

/** Case mapping and normalization, with what they must be held against. */
const EXEMPT = new Set(["src/numeric/unicode.ts"]);

/** Every place under `src` that depends on the engine: `file:line:column: what, and what instead`. */
export function engineDependence(src = "src") {
  const files = readdirSync(src, { recursive: true }).map((name) => join(src, name).split(sep).join("/"));
  return files
    .filter((file) => file.endsWith(".ts") && !EXEMPT.has(file))
    .sort()
    .flatMap((file) => inFile(file, readFileSync(file, "utf8")));
}

/** The same for one file's text. */
function inFile(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    const what = judge(node);
    if (what !== undefined) {
      const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1}:${character + 1}: ${what}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function judge(node) {
  if (ts.isIdentifier(node) && node.text === "Math" && isValue(node)) return mathUse(node);
  if (ts.isIdentifier(node) && node.text === "Intl" && isValue(node)) return "Intl depends on the locale and its data";
  if (ts.isPropertyAccessExpression(node) && TEXT.has(node.name.text)) {
    return `.${node.name.text}() depends on the engine's tables: numeric/unicode.ts has exact ones`;
  }
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) && TEXT.has(node.argumentExpression.text)) {
    return `["${node.argumentExpression.text}"] depends on the engine's tables: numeric/unicode.ts has exact ones`;
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const power = kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
    if (power && node.right.getText() !== "2") return "** is exact for squares only: write the product, or the number itself";
  }
  return undefined;
}

function mathUse(node) {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node)
    return "Math must be used as Math.name, so that the name can be judged";
  const name = parent.name.text;
  if (EXACT.has(name) || NUMBERS.has(name)) return undefined;
  if (name === "random") return "Math.random cannot be repeated: draw from the generator that was given";
  return `Math.${name} differs between engines in the last bits: numeric/ has exact ones`;
}

/** Whether an identifier stands for the global of that name, rather than a property or a key. */
function isValue(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return ts.isIdentifier(parent.expression) && parent.expression.text === "globalThis";
  }
  return !(ts.isPropertyAssignment(parent) && parent.name === node) && !ts.isQualifiedName(parent);
}
