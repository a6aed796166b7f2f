/**
 * Which folder of src/ may import which: the table of ARCHITECTURE.md, as data. Imports point one way, down the list.
 * `.dependency-cruiser.mjs` turns it into rules.
 */

/** Folder (or file beside them) → what it may import. `numeric` and `errors` are open to all. */
export const ARROWS = {
  "index.ts": ["model", "host"],
  "ensemble.ts": ["estimators", "host"],
  "tree.ts": ["estimators", "host"],
  "version.ts": [],
  cli: ["server", "scoring", "recipe", "model", "tables", "host", "version.ts"],
  server: ["scoring", "model", "tables", "host", "version.ts"],
  scoring: ["model", "tables"],
  recipe: ["model", "estimators", "tables"],
  model: ["formats", "explain", "estimators"],
  explain: ["estimators", "tree"],
  formats: ["estimators", "boosters", "python"],
  estimators: ["boosters", "tree", "python"],
  boosters: ["tree"],
  tree: [],
  python: [],
  tables: [],
  host: [],
  numeric: ["errors"],
  errors: [],
};

const OPEN_TO_ALL = ["numeric", "errors"];

/** Folder → the npm packages it may import; nobody else imports any. */
const PACKAGES = { cli: ["commander"], server: ["fastify"], tables: ["csv-parse"], model: ["yaml"] };

/** Where Node's own modules may be named. */
const NODE = "^src/(cli/|server/|host/node\\.ts$)";

/** package.json's `imports` lead to a built file, or to none before the build. */
const HOST = "^(#host$|dist/src/host/)";

export function rules() {
  return [
    ...Object.entries(ARROWS).flatMap(([name, allowed]) => arrow(name, allowed)),
    {
      name: "known-folders-only",
      comment: "a new folder of src/ needs its line in scripts/arrows.mjs and ARCHITECTURE.md",
      severity: "error",
      from: { path: "^src/", pathNot: Object.keys(ARROWS).map(pathOf) },
      to: {},
    },
    {
      name: "through-the-door",
      comment: "a folder's index.ts is its only door; scikit-learn's packages in estimators/ have one each",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: {
        path: "^src/[^/]+/",
        pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$", "^src/estimators/[^/]+/index\\.ts$", "^src/host/(node|portable)\\.ts$"],
      },
    },
    {
      name: "front-doors-through-the-door",
      severity: "error",
      from: { path: "^src/[^/]+\\.ts$" },
      to: {
        path: "^src/[^/]+/",
        pathNot: ["^src/[^/]+/index\\.ts$", "^src/estimators/[^/]+/index\\.ts$", "^src/host/(node|portable)\\.ts$"],
      },
    },
    {
      name: "estimators-through-the-door",
      comment: "scikit-learn's packages have doors of their own among each other",
      severity: "error",
      from: { path: "^src/estimators/([^/]+)/" },
      to: { path: "^src/estimators/[^/]+/", pathNot: ["^src/estimators/$1/", "^src/estimators/[^/]+/index\\.ts$"] },
    },
    {
      name: "estimators-from-above-through-the-door",
      severity: "error",
      comment: "only the registry, which is made from the files, goes past the doors",
      from: { path: "^src/estimators/[^/]+\\.ts$", pathNot: "^src/estimators/registry\\.ts$" },
      to: { path: "^src/estimators/[^/]+/", pathNot: ["^src/estimators/[^/]+/index\\.ts$"] },
    },
    {
      name: "node-only-where-it-runs",
      comment: "only cli, server and host/node.ts may name Node's modules: the rest runs in browsers too",
      severity: "error",
      from: { path: "^src/", pathNot: NODE },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "packages-where-agreed",
      severity: "error",
      from: { path: "^src/", pathNot: Object.keys(PACKAGES).map(pathOf) },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg", "npm-unknown"] },
    },
    ...Object.entries(PACKAGES).map(([name, packages]) => ({
      name: `packages-of-${name}`,
      severity: "error",
      from: { path: pathOf(name) },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg", "npm-unknown"],
        pathNot: packages.map((each) => `node_modules/${each}/`),
      },
    })),
    { name: "src-stands-alone", severity: "error", from: { path: "^src/" }, to: { path: "^(test|bench|scripts|parity|examples)/" } },
    { name: "no-cycle", severity: "error", from: { path: "^src/" }, to: { circular: true } },
    {
      name: "host-at-the-doors",
      comment: "#host is asked for by front doors, cli and server; everything inside takes threads as an argument",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: reaching("host") },
      to: { path: HOST },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: HOST } },
  ];
}

function arrow(name, allowed) {
  const open = [...new Set([...allowed, ...OPEN_TO_ALL])].filter((each) => name !== "errors" || each === "errors");
  return [
    {
      name: `arrows-of-${name.replace(".", "-")}`,
      comment: `src/${name} may import ${allowed.length === 0 ? "no other folder" : allowed.join(", ")} (ARCHITECTURE.md)`,
      severity: "error",
      from: { path: pathOf(name) },
      to: { path: "^src/", pathNot: [pathOf(name), ...open.map(pathOf)] },
    },
  ];
}

/** The folders that may import `name`, and itself. */
function reaching(name) {
  return [name, ...Object.keys(ARROWS).filter((each) => ARROWS[each].includes(name))].map(pathOf);
}

function pathOf(name) {
  return name.endsWith(".ts") ? `^src/${name.replace(".", "\\.")}$` : `^src/${name}/`;
}
