/**
 * `GET /` for a browser: one page without script. What the model is, a form made from its signature, the answer to what
 * the form holds, and the address that gives the same answer to a program.
 */
import { createHash } from "node:crypto";
import { quote, SignatureError, type WrongInput } from "../../errors/index.ts";
import { decodeFields, type Input, type Row, slugs } from "../../model/index.ts";
import { answerLabel, cellText, type ExampleRow, exampleRows, objectOf, queryOf } from "../examples.ts";
import type { Repository } from "../repository.ts";
import type { ServedModel } from "../served-model.ts";
import { answerPanel } from "./answer-panel.ts";
import { facts } from "./facts.ts";
import { type Html, html } from "./html.ts";
import { STYLE } from "./style.ts";
import { track } from "./track.ts";
import { labelAndUnit, quantity, sentence } from "./words.ts";

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const SECURITY = [
  ...[
    "content-security-policy",
    `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  ],
  ...["referrer-policy", "no-referrer", "cross-origin-opener-policy", "same-origin", "cache-control", "no-cache"],
];

/** A jar: the brand, and the icon. */
const JAR = "M5.5 2.5h9M6.5 2.5v2.2L4 7.4v8.1a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V7.4l-2.5-2.7V2.5M4 10.5c2 1.4 4-1.4 6 0s4 1.4 6 0";

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#0b6b5d" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="${JAR}"/></svg>`;

const MOST_EXAMPLES = 3;

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: readonly string[];
}

/** What the form holds: as it was typed, and as a row or as what is wrong with it. */
interface Asked {
  readonly typed: readonly string[];
  readonly row: Row | undefined;
  readonly errors: readonly WrongInput[];
  readonly message: string;
}

/** @param query the form's fields; our own start with `~`. @param origin where the client reached us */
export function page(repository: Repository, query: string, origin: string): Page {
  const pairs = query.split("&").filter((pair) => pair !== "");
  const inputs = pairs.filter((pair) => !/^(~|%7[eE])/.test(pair)).join("&");
  const wanted = decodeFields(pairs.filter((pair) => /^(~|%7[eE])model=/.test(pair)).join("&"))[0]?.value;
  const served = wanted === undefined ? repository.answering[0] : repository.current(wanted);
  if (served === undefined) {
    const status = wanted === undefined || repository.versions(wanted).length > 0 ? 503 : 404;
    return { status, html: document("Brine", noModel(repository, wanted).text), headers: SECURITY };
  }

  const examples = exampleRows(served, MOST_EXAMPLES);
  const asked = inputs === "" ? askedExample(served, examples[0]) : askedQuery(served, inputs);
  const body = html`
<a class="skip" href="#form">Skip to the form</a>
<header class="top">
  <a class="brand" href="/"><svg viewBox="0 0 20 20" aria-hidden="true"><path d="${JAR}"/></svg>brine</a>
  <nav class="models" aria-label="Models">${repository.answering.map((each) => modelLink(each, served))}</nav>
  <a class="ref" href="/openapi.json">OpenAPI</a>
</header>
<main>
  <div class="lead-in">
    <h1>${sentence(served.signature)}</h1>
    <p>${facts(served)}</p>
  </div>
  <div class="desk">
    ${form(served, asked, examples)}
    ${answerPanel(served, asked.row === undefined ? undefined : served.answerOf(asked.row), asked.errors, asked.message)}
    ${asked.row === undefined ? html`` : code(served, repository, asked.row, origin)}
  </div>
</main>
<footer>${served.tag}</footer>`;
  return {
    status: asked.row === undefined ? 422 : 200,
    html: document(`${served.name} · Brine`, body.text),
    headers: [...SECURITY, "brine-model", served.tag],
  };
}

function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html`${title}`.text}</title>
<link rel="icon" href="/favicon.ico">
<style>${STYLE}</style>
</head>
<body>${body}
</body>
</html>
`;
}

function noModel(repository: Repository, wanted: string | undefined): Html {
  if (wanted === undefined) return html`<main><h1>No model can answer.</h1><p>See <a href="/models">/models</a> for the reason.</p></main>`;
  const what = repository.versions(wanted).length > 0 ? "cannot answer" : "is not here";
  return html`<main><h1>The model ${quote(wanted)} ${what}.</h1><p>See <a href="/models">/models</a>. These answer:</p>
<ul>${repository.answering.map((each) => html`<li>${modelLink(each, undefined)}</li>`)}</ul></main>`;
}

function modelLink(each: ServedModel, shown: ServedModel | undefined): Html {
  if (each === shown) return html`<b>${each.name} <span>version ${each.version}</span></b>`;
  return html`<a href="/?~model=${encodeURIComponent(each.name)}">${each.name}</a>`;
}

function askedExample(served: ServedModel, example: ExampleRow | undefined): Asked {
  const typed = served.signature.inputs.map((_, i) => (example === undefined ? "" : cellText(example.row[i])));
  return { typed, row: example?.row, errors: [], message: example === undefined ? "Fill in the form." : "" };
}

function askedQuery(served: ServedModel, query: string): Asked {
  const fields = decodeFields(query);
  const short = slugs(served.signature);
  const typed = served.signature.inputs.map(({ name, kind }, i) => {
    const field = fields.find((each) => each.name === name || short[i].includes(each.name));
    return (kind === "text" ? (field?.words ?? field?.value) : field?.value) ?? "";
  });
  try {
    return { typed, row: served.readQuery(query), errors: [], message: "" };
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    return { typed, row: undefined, errors: error.errors, message: error.message };
  }
}

function form(served: ServedModel, asked: Asked, examples: readonly ExampleRow[]): Html {
  const { signature } = served;
  const starts =
    examples.length > 1 ? html`<p class="try">Start from ${examples.map((example) => startLink(served, example, asked))}</p>` : html``;
  return html`<form class="panel form" id="form" action="/" method="get" aria-labelledby="h-form">
      <div class="panel-head"><h2 id="h-form">Inputs</h2>${starts}</div>
      <input type="hidden" name="~model" value="${served.name}">
      ${signature.inputs.map((input, i) => field(served, input, i, asked))}
      <button class="go">Predict</button>
      ${signature.namesKnown ? html`` : html`<p class="hint">The model file holds no names for its inputs: they are numbered.</p>`}
    </form>`;
}

function startLink(served: ServedModel, { row, answer }: ExampleRow, asked: Asked): Html {
  const name =
    typeof answer.prediction === "number" && served.signature.output.kind === "regressor"
      ? quantity(answer.prediction)
      : answerLabel(answer);
  const isShown = asked.row !== undefined && row.every((value, i) => Object.is(value, asked.row?.[i]));
  const href = `/?~model=${encodeURIComponent(served.name)}&${queryOf(served, row)}`;
  return isShown ? html` <a href="${href}" aria-current="true">${name}</a>` : html` <a href="${href}">${name}</a>`;
}

function field(served: ServedModel, input: Input, i: number, asked: Asked): Html {
  const { label, unit } = labelAndUnit(input.name);
  const wrong = asked.errors.find(({ name }) => name === input.name);
  const value = asked.row === undefined || input.kind === "text" ? Number(asked.typed[i] || Number.NaN) : Number(asked.row[i]);
  const outside = input.range !== undefined && (value < input.range[0] || value > input.range[1]);
  const note = wrong?.detail ?? (outside ? `outside the training data (${input.range?.map(quantity).join(" to ")})` : undefined);
  return html`<div class="field">
        <div class="field-top">
          <label for="i${i}">${label}${unit === undefined ? html`` : html` <span class="unit">${unit}</span>`}</label>
          ${control(input, i, asked.typed[i], html`${wrong === undefined ? html`` : html` aria-invalid="true"`}${note === undefined ? html`` : html` aria-describedby="n${i}"`}`)}
        </div>
        ${input.kind === "text" ? html`` : track(served, i, value)}
        ${note === undefined ? html`` : html`<p class="note" id="n${i}">${note}</p>`}
      </div>`;
}

const MOST_CHOICES = 200;

/** A box to type in; a list to choose from where the model knows the texts. */
function control(input: Input, i: number, typed: string, more: Html): Html {
  const { name, kind, missing, categories } = input;
  const optional = missing ? html` placeholder="unknown"` : html``;
  if (kind !== "text") {
    const need = missing ? optional : html` required`;
    return html`<input class="number" id="i${i}" name="${name}" type="text" inputmode="decimal" autocomplete="off" value="${typed}"${need}${more}>`;
  }
  if (categories === undefined || categories.length > MOST_CHOICES) {
    return html`<textarea class="words" id="i${i}" name="${name}" rows="3" autocomplete="off"${optional}${more}>${typed}</textarea>`;
  }
  const known = categories.map(String);
  const all = [...(missing ? [""] : []), ...known, ...(known.includes(typed) || typed === "" ? [] : [typed])];
  const choices = all.map(
    (each) => html`<option value="${each}"${each === typed ? html` selected` : html``}>${each === "" ? "unknown" : each}</option>`,
  );
  return html`<select class="words" id="i${i}" name="${name}"${more}>${choices}</select>`;
}

function code(served: ServedModel, repository: Repository, row: Row, origin: string): Html {
  const path = repository.names.length === 1 ? "/predict" : `/models/${served.name}/predict`;
  const query = queryOf(served, row);
  const body = withoutMarks(JSON.stringify(objectOf(served, row))).replaceAll("'", "'\\''");
  const curl = `curl ${origin}${path} \\\n  -H 'content-type: application/json' \\\n  -d '${body}'`;
  const reply = withoutMarks(JSON.stringify(JSON.parse(served.answerQuery(query)), undefined, 2));
  return html`<section class="panel code" aria-labelledby="h-code">
      <h2 id="h-code">Call it</h2>
      <h3>This address gives the same answer</h3>
      <p class="url"><a href="${path}?${query}">${origin}${path}?${query}</a></p>
      <h3>With curl</h3>
      <div class="block" tabindex="0" role="group" aria-label="curl command"><pre><code>${curl}</code></pre></div>
      <h3>The reply</h3>
      <div class="block reply" tabindex="0" role="group" aria-label="Reply"><pre><code>${reply}</code></pre></div>
    </section>`;
}

/** The same JSON with the marks escaped that would turn a line of it round. */
function withoutMarks(json: string): string {
  return json.replace(/\p{Bidi_Control}/gu, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
