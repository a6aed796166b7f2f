/** The page's one style sheet. Colours and measures are those of the design of the page; contrasts were measured there. */
export const STYLE = `
:root {
  --page: #f6f7f5; --panel: #ffffff; --well: #f3f5f3; --line: #e1e5e1; --hist: #cfd8d3;
  --ink: #16201d; --soft: #56615d; --bar: #808c86;
  --brine: #0b6b5d; --brine-soft: #e2f1ed; --on-brine: #ffffff; --wrong: #b3530c;
  --code: #0f1b18; --code-ink: #dbe7e2;
  --shadow: 0 1px 2px rgb(20 40 34 / .05), 0 6px 20px -12px rgb(20 40 34 / .14);
}
@media (prefers-color-scheme: dark) { :root {
  --page: #0d1412; --panel: #141d1a; --well: #101816; --line: #25312d; --hist: #33403b;
  --ink: #e8efec; --soft: #9fada7; --bar: #66756f;
  --brine: #5fd0b8; --brine-soft: #16332d; --on-brine: #06201a; --wrong: #f0a163;
  --code: #0a110f; --code-ink: #dbe7e2; --shadow: none;
} }
* { box-sizing: border-box; margin: 0; }
html { color-scheme: light dark; -webkit-text-size-adjust: 100%; }
body { background: var(--page); color: var(--ink); font: 15px/1.5 Inter, ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums; }
/* A name may hold marks that turn the reading direction round: they end with it. */
b, .unit, .conf { unicode-bidi: isolate; }
a { unicode-bidi: isolate; color: var(--brine); text-underline-offset: 3px; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--brine); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 12px; top: 12px; background: var(--panel); padding: 8px 12px; z-index: 2; }

.top { display: flex; align-items: center; gap: 20px; min-height: 56px; padding: 0 32px; background: var(--panel); border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: 8px; font-weight: 650; font-size: 17px; letter-spacing: -.02em; color: var(--ink); text-decoration: none; }
.brand svg { width: 20px; height: 20px; fill: none; stroke: var(--brine); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.models { display: flex; gap: 4px; overflow-x: auto; }
.models a, .models b { padding: 4px 10px; border-radius: 8px; white-space: nowrap; text-decoration: none; color: var(--soft); font-weight: 400; }
.models b { border: 1px solid var(--line); color: var(--ink); font-weight: 550; }
.models span { color: var(--soft); font-weight: 400; }
.ref { margin-left: auto; white-space: nowrap; }

main { max-width: 1280px; margin: 0 auto; padding: 26px 32px 40px; }
.lead-in { margin-bottom: 22px; }
h1 { font-size: 25px; line-height: 1.25; font-weight: 450; letter-spacing: -.018em; text-wrap: balance; overflow-wrap: anywhere; }
h1 b { font-weight: 650; }
.lead-in p { margin-top: 6px; color: var(--soft); }
.lead-in strong { color: var(--ink); font-weight: 600; }

.desk { display: grid; gap: 16px; grid-template-columns: 372px minmax(0, 1fr); grid-template-areas: "form answer" "form code"; grid-template-rows: auto 1fr; align-items: start; }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 14px; padding: 18px 20px; box-shadow: var(--shadow); min-width: 0; }
.form { grid-area: form; } .answer { grid-area: answer; } .code { grid-area: code; }
.panel-head { display: flex; align-items: center; justify-content: space-between; gap: 4px 12px; flex-wrap: wrap; }
h2 { font-size: 13px; line-height: 20px; font-weight: 600; color: var(--soft); }
.try { font-size: 13px; color: var(--soft); }
.try a { padding: 3px 6px; border-radius: 6px; }
.try a[aria-current] { background: var(--brine-soft); }

.field { padding-top: 15px; }
.field-top { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
.field label { font-weight: 550; overflow-wrap: anywhere; } .unit { color: var(--soft); font-weight: 400; font-size: 13px; }
.number { font: inherit; color: inherit; width: 104px; flex: none; padding: 4px 9px; text-align: right; background: var(--well); border: 1px solid var(--line); border-radius: 8px; font-weight: 550; }
.words { font: inherit; color: inherit; min-width: 0; flex: 1; max-width: 220px; padding: 4px 9px; background: var(--well); border: 1px solid var(--line); border-radius: 8px; }
.number[aria-invalid], .words[aria-invalid] { border-color: var(--wrong); }
.track { display: block; width: 100%; height: 36px; margin-top: 5px; overflow: visible; }
.track .hist { fill: var(--hist); } .track .rail { fill: var(--line); } .track .done { fill: var(--brine); }
.track circle { fill: var(--panel); stroke: var(--brine); stroke-width: 2.5; }
.ends { display: flex; justify-content: space-between; font-size: 12px; color: var(--soft); }
.note { font-size: 12.5px; color: var(--wrong); }
.hint { padding-top: 14px; font-size: 12.5px; color: var(--soft); }
.go { font: inherit; font-weight: 600; width: 100%; margin-top: 18px; padding: 9px; border: 0; border-radius: 9px; background: var(--brine); color: var(--on-brine); cursor: pointer; }

.answer { display: grid; grid-template-columns: minmax(180px, 250px) minmax(0, 1fr); column-gap: 36px; align-items: center; }
.verdict .class { font-size: 37px; line-height: 1.15; font-weight: 650; letter-spacing: -.03em; margin-top: 2px; overflow-wrap: anywhere; }
.conf { margin-top: 4px; font-weight: 550; } .conf span { color: var(--soft); font-weight: 400; }
.wrong { grid-area: answer; border-left: 4px solid var(--wrong); } .wrong p { margin-top: 4px; }
.bars { list-style: none; padding: 6px 0 0; display: grid; gap: 9px; }
.bar { display: grid; grid-template-columns: minmax(0, 7.5em) minmax(0, 1fr) 44px; gap: 12px; align-items: center; color: var(--soft); }
.bar span:first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.bar svg { width: 100%; height: 12px; border-radius: 4px; background: var(--well); outline: 1px solid var(--line); outline-offset: -1px; display: block; fill: var(--bar); }
.bar.win { color: var(--ink); font-weight: 600; } .bar.win svg { fill: var(--brine); }
.bar-value { text-align: right; }
.rest { font-size: 13px; color: var(--soft); }

.block { background: var(--code); color: var(--code-ink); border-radius: 10px; border: 1px solid var(--line); padding: 12px 16px; margin-top: 6px; overflow: auto; }
.block.reply { background: var(--well); color: var(--ink); }
.code h3 { font-size: 12.5px; font-weight: 550; color: var(--soft); margin-top: 14px; }
pre { font: 13px/1.6 "JetBrains Mono", ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-variant-ligatures: none; }
.url { margin-top: 6px; font: 13px/1.6 "JetBrains Mono", ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
footer { max-width: 1280px; margin: 0 auto; padding: 0 32px 32px; font-size: 12.5px; color: var(--soft); overflow-wrap: anywhere; }

@media (max-width: 900px) {
  .desk { grid-template-columns: minmax(0, 1fr); grid-template-areas: "answer" "form" "code"; grid-template-rows: none; }
}
@media (max-width: 640px) {
  .top { padding: 8px 16px; gap: 12px; min-height: 52px; }
  main { padding: 16px 16px 32px; } footer { padding: 0 16px 24px; }
  h1 { font-size: 20px; } .lead-in p { font-size: 14px; } .lead-in { margin-bottom: 14px; }
  .desk { gap: 12px; } .panel { padding: 14px 16px; border-radius: 12px; }
  .answer { grid-template-columns: minmax(0, 1fr); row-gap: 6px; }
  .verdict .class { font-size: 28px; }
  .number { padding: 10px 12px; font-size: 16px; } .go { padding: 12px; } .try a { display: inline-block; padding: 10px 6px; }
}
@media (forced-colors: active) { .bar svg, .track { forced-color-adjust: none; } .number, .go { border: 1px solid; } }
`;
