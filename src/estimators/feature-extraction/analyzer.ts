/**
 * What a vectorizer makes of a text: lower case, accents, tokens, n-grams (`build_analyzer` in sklearn/feature_extraction/text.py). A
 * tokenizer, preprocessor or analyzer of the user's own is a name in the file; the caller of `load` may give its function.
 */
import { quote } from "../../errors/index.ts";
import {
  collapseWhiteSpace,
  decompose,
  lowerCase,
  splitAtWhiteSpace,
  stripAccentsAscii,
  stripAccentsUnicode,
  words,
} from "../../numeric/index.ts";
import { PyBytes, PySet, textOf } from "../../python/index.ts";
import type { RowCost } from "../estimator.ts";
import { asInteger, listOf } from "../plain-values.ts";
import { registeredFunction } from "../python-function.ts";
import { kindOf } from "../refusal.ts";
import type { State } from "../state.ts";
import { charNgrams, type NgramRange, wordNgrams } from "./ngrams.ts";
import { PatternRefusal } from "./pattern-syntax.ts";
import { ENGLISH_STOP_WORDS } from "./stop-words.ts";
import { tokenizerOf } from "./token-pattern.ts";

/** The attributes that an analyzer is made of, beside plain parameters. */
export const ANALYZER_ATTRIBUTES = [
  "analyzer",
  "ngram_range",
  "preprocessor",
  "stop_words",
  "strip_accents",
  "token_pattern",
  "tokenizer",
] as const;

export interface Analyzer {
  /** the tokens of a text, in order */
  analyze(text: string): readonly string[];
  /** for a text of 10,000 characters: longer texts cost more, and come from whoever asks */
  readonly rowCost: RowCost;
}

const DEFAULT_PATTERN = /^(?:\(\?u\))?\\b\\w\\w\+\\b$/;
const MOST_WORDS = 1000;
const CHARACTERS = 10_000;
const CHARACTER_OPERATIONS = 20;

export function analyzerOf(state: State): Analyzer {
  const input = state.string("input", "content");
  if (input !== "content") return state.refuse(`input=${quote(input)} of ${state.className}`, "Only texts themselves are taken, no files.");
  const kind = textOf(state.has("analyzer") ? state.value("analyzer") : "word");
  const range = ngramRange(state);
  const rowCost = costOf(range);
  if (kind === undefined) return { analyze: tokenFunction(state, "analyzer"), rowCost };
  const prepare = preprocessorOf(state);
  switch (kind) {
    case "char":
      return { analyze: (text) => charNgrams([collapseWhiteSpace(prepare(text))], range, false), rowCost };
    case "char_wb":
      return { analyze: (text) => charNgrams(splitAtWhiteSpace(prepare(text)), range, true), rowCost };
    case "word": {
      const tokenize = state.isSet("tokenizer") ? tokenFunction(state, "tokenizer") : patternTokenizer(state);
      const stopWords = stopWordsOf(state);
      if (stopWords === undefined) return { analyze: (text) => wordNgrams(tokenize(prepare(text)), range), rowCost };
      return {
        analyze: (text) =>
          wordNgrams(
            tokenize(prepare(text)).filter((word) => !stopWords.has(word)),
            range,
          ),
        rowCost,
      };
    }
    default:
      return state.refuse(`analyzer=${quote(kind)} of ${state.className}`);
  }
}

function ngramRange(state: State): NgramRange {
  if (!state.has("ngram_range")) return { least: 1, most: 1 };
  const [least, most, ...more] = state.list("ngram_range");
  const at = state.at("ngram_range");
  if (more.length > 0) state.wrong("ngram_range", "is no pair");
  const first = asInteger(least, 1, MOST_WORDS, at);
  return { least: first, most: asInteger(most, first, MOST_WORDS, at) };
}

/** Each n-gram is cut out of its text: n characters, and what one more token costs. */
function costOf({ least, most }: NgramRange): RowCost {
  const count = most - least + 1;
  const letters = ((least + most) * count) / 2;
  return { operations: CHARACTERS * (CHARACTER_OPERATIONS * count + letters), bytes: CHARACTERS * (8 * count + letters) };
}

type Change = (text: string) => string;

function preprocessorOf(state: State): Change {
  const own = registeredFunction(state, "preprocessor") as Change | undefined;
  if (own !== undefined) return (text) => String(own(text));
  const strip = accentStripper(state);
  if (!state.boolean("lowercase", true)) return strip ?? ((text) => text);
  const lower = isOfPython2(state) ? lowerCaseOfPython2 : lowerCase;
  return strip === undefined ? lower : (text) => strip(lower(text));
}

/** Python 2 wrote its plain strings as bytes. */
function isOfPython2(state: State): boolean {
  return ["_sklearn_version", "analyzer", "encoding"].some((name) => state.has(name) && state.value(name) instanceof PyBytes);
}

/** `unicode.lower` of Python 2 looked at single characters: no sigma of word ends, no dot above. */
function lowerCaseOfPython2(text: string): string {
  return lowerCase(text.replaceAll("Σ", "σ").replaceAll("İ", "i"));
}

function accentStripper(state: State): Change | undefined {
  if (!state.isSet("strip_accents") || state.value("strip_accents") === false) return undefined;
  switch (textOf(state.value("strip_accents"))) {
    case undefined: {
      const own = registeredFunction(state, "strip_accents") as Change | undefined;
      return own === undefined ? undefined : (text) => String(own(text));
    }
    case "":
      return undefined;
    case "ascii":
      return stripAccentsAscii;
    case "unicode":
      // Up to 0.21 a text that was decomposed already kept its combining characters.
      if (!state.version.isBefore(0, 22)) return stripAccentsUnicode;
      return (text) => (decompose(text) === text ? text : stripAccentsUnicode(text));
    default:
      return state.refuse(`strip_accents=${quote(state.string("strip_accents"))} of ${state.className}`);
  }
}

type Tokenize = (text: string) => readonly string[];

function tokenFunction(state: State, attribute: "analyzer" | "tokenizer"): Tokenize {
  const own = registeredFunction(state, attribute) as ((text: string) => Iterable<unknown>) | undefined;
  if (own === undefined) return state.wrong(attribute, "is None");
  return (text) => Array.from(own(text), String);
}

function patternTokenizer(state: State): Tokenize {
  const pattern = state.string("token_pattern", "(?u)\\b\\w\\w+\\b");
  if (DEFAULT_PATTERN.test(pattern)) return words;
  try {
    return tokenizerOf(pattern);
  } catch (error) {
    if (!(error instanceof PatternRefusal)) throw error;
    return state.refuse(`token_pattern=${quote(pattern)} of ${state.className}, for ${error.message},`);
  }
}

function stopWordsOf(state: State): ReadonlySet<string> | undefined {
  if (!state.isSet("stop_words")) return undefined;
  const value = state.value("stop_words");
  const name = textOf(value);
  if (name === "english") return ENGLISH_STOP_WORDS;
  if (name !== undefined) return state.refuse(`stop_words=${quote(name)} of ${state.className}`);
  const list = value instanceof PySet ? value.items : listOf(value);
  if (list === undefined) return state.wrong("stop_words", `is ${kindOf(value)}, not a list of words`);
  return new Set(list.flatMap((word) => textOf(word) ?? []));
}
