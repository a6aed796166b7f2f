/** Tables that cannot be learnt from: each is refused in one paragraph that says which, where and what to do. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tableFolder } from "./iris.ts";
import { brine } from "./run.ts";

interface Case {
  readonly claim: string;
  readonly table: string | Uint8Array;
  readonly words?: readonly string[];
  readonly code: number;
  readonly stderr: string;
}

const CHOICE = '"y" holds text, so this is a random-forest-classifier; --estimator decides otherwise\n';

const CASES: readonly Case[] = [
  {
    claim: "the target is not there",
    table: "a,species\n1,x\n2,z\n",
    code: 3,
    stderr: 't.csv: there is no column "y"\n  The columns are "a", "species".\n',
  },
  {
    claim: "the target holds one class only",
    table: `a,y\n${"1,x\n".repeat(8)}`,
    code: 3,
    stderr: `${CHOICE}t.csv: the target "y" holds one class only, "x": there is nothing to tell apart\n`,
  },
  {
    claim: "a class has one member when stratifying",
    table: "a,y\n1,x\n2,x\n3,x\n4,x\n5,z\n",
    words: ["--stratify"],
    code: 3,
    stderr: `${CHOICE}t.csv: a stratified split needs 2 rows of every class, and there is 1 of class "z"\n  Leave those rows out, add more of them, or split without stratifying.\n`,
  },
  {
    claim: "there are fewer test rows than classes when stratifying",
    table: `a,y\n${"1,p\n2,q\n3,r\n4,s\n".repeat(2)}`,
    words: ["--stratify", "--test-size", "2"],
    code: 3,
    stderr: `${CHOICE}t.csv: a stratified split needs a row of every class on both sides: 2 to test on, 4 classes\n  Change --test-size, or split without stratifying.\n`,
  },
  {
    claim: "the test part takes all rows",
    table: "a,y\n1,x\n2,z\n",
    words: ["--test-size", "2"],
    code: 3,
    stderr: `${CHOICE}t.csv: --test-size is 2, with 2 rows\n  It is a number of rows from 1 to 1, or a fraction above 0 and below 1.\n`,
  },
  {
    claim: "the target has blanks",
    table: "a,y\n1,x\n2,\n3,z\n4,\n",
    code: 3,
    stderr: `${CHOICE}t.csv: the target "y" has 2 missing cells\n  Nothing can be learnt from a row without an answer: take these rows out.\n`,
  },
  {
    claim: "features hold text or blanks: all of them are named",
    table: "a,city,b,c d,y\n1,Rome,1,2,x\n2,Oslo,,3,z\n3,Rome,,,x\n",
    code: 1,
    stderr: `${CHOICE}t.csv: learning from columns with text ("city": "Rome") and missing cells (2 in "b", 1 in "c d") is not in this version\n  Leave the columns out: --drop 'city,b,c d'\n`,
  },
  {
    claim: "a feature to drop is not there",
    table: "a,b,y\n1,1,x\n2,2,z\n",
    words: ["--drop", "bb"],
    code: 3,
    stderr: 't.csv: there is no column "bb"\n  The columns are "a", "b", "y".\n',
  },
  {
    claim: "nothing is left to learn from",
    table: "a,y\n1,x\n2,z\n",
    words: ["--drop", "a"],
    code: 3,
    stderr: "t.csv: no columns are left to learn from\n",
  },
  { claim: "the table is empty", table: "", code: 3, stderr: "t.csv: is empty\n  A table has at least a line of names.\n" },
  { claim: "the table has a header only", table: "a,y\n", code: 3, stderr: "t.csv: has names and no rows\n" },
  {
    claim: "a row is ragged",
    table: "a,y\n1,x\n2,z,9\n",
    code: 3,
    stderr:
      't.csv:3: this row has 3 cells, the header has 2: "9" is one too many (column "y")\n  A cell that holds the separator stands in double quotes.\n',
  },
  {
    claim: "two columns have one name",
    table: "a,a,y\n1,2,x\n",
    code: 3,
    stderr: 't.csv:1: columns 1 and 2 are both named "a"\n  Give every column a name of its own.\n',
  },
  {
    claim: "the table is UTF-16",
    table: Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x79, 0, 0x0a, 0),
    code: 3,
    stderr: 't.csv: is UTF-16 text, not UTF-8\n  Save it as UTF-8: in Excel "CSV UTF-8"; elsewhere iconv -f UTF-16 -t UTF-8.\n',
  },
  {
    claim: "an estimator's parameter is mistyped",
    table: "a,y\n1,x\n2,z\n",
    words: ["--set", "n_estimator=5"],
    code: 2,
    stderr: `${CHOICE}brine: RandomForestClassifier has no parameter "n_estimator"\n  Did you mean n_estimators?\n`,
  },
  {
    claim: "an estimator's parameter is a float where scikit-learn takes integers",
    table: "a,y\n1,x\n2,z\n",
    words: ["--set", "n_estimators=100.0"],
    code: 2,
    stderr: `${CHOICE}brine: n_estimators of RandomForestClassifier must be an integer of at least 1, got 100.0\n`,
  },
  {
    claim: "a parameter is for a later version",
    table: "a,y\n1,x\n2,z\n",
    words: ["--set", "warm_start=True"],
    code: 1,
    stderr: `${CHOICE}brine: warm_start=True is not in this version\n`,
  },
  {
    claim: "a list is given to a parameter that is for a later version",
    table: "a,y\n1,x\n2,z\n",
    words: ["--set", "monotonic_cst=[1]"],
    code: 1,
    stderr: "brine: monotonic_cst is not in this version\n",
  },
  {
    claim: "random_state is set beside --seed",
    table: "a,y\n1,x\n2,z\n",
    words: ["--set", "random_state=1"],
    code: 2,
    stderr: "brine: random_state is the recipe's seed, which the split uses too\n  Set the seed: --seed 1\n",
  },
  {
    claim: "the estimator is for a later version",
    table: "a,y\n1,x\n2,z\n",
    words: ["--estimator", "extra-trees"],
    code: 1,
    stderr: "brine: the estimator extra-trees is not in this version\n",
  },
  {
    claim: "the estimator is mistyped",
    table: "a,y\n1,x\n2,z\n",
    words: ["--estimator", "randomforest"],
    code: 2,
    stderr: 'brine: there is no estimator "randomforest"\n  Did you mean random-forest?\n',
  },
  {
    claim: "the model's name could be a path",
    table: "a,y\n1,x\n2,z\n",
    words: ["--name", "../x", "--out", "x"],
    code: 2,
    stderr: "brine: name must be up to 100 letters, digits, dots, dashes and underscores, the first a letter or a digit, got ../x\n",
  },
];

for (const { claim, table, words = [], code, stderr } of CASES) {
  test(`train refuses: ${claim}`, async (t) => {
    const folder = tableFolder(t);
    writeFileSync(join(folder, "t.csv"), table);
    const ran = await brine(["train", "t.csv", "--target", "y", ...words], { cwd: folder });
    assert.deepEqual(ran, { code, stdout: "", stderr });
    assert.deepEqual(readdirSync(folder).sort(), ["iris.csv", "t.csv"], "nothing is written");
  });
}

test("columns called __proto__, constructor and toString are columns like any other", async (t) => {
  const folder = tableFolder(t);
  const csv = readFileSync(join(folder, "iris.csv"), "utf8").replace(/^.*\n/, "__proto__,constructor,toString,petal_width,species\n");
  writeFileSync(join(folder, "t.csv"), csv);
  const trained = await brine(["train", "t.csv", "--target", "species", "--set", "n_estimators=10"], { cwd: folder });
  assert.equal(trained.code, 0, trained.stderr);
  const row = ["__proto__=5.1", "constructor=3.5", "toString=1.4", "petal_width=0.2"];
  assert.deepEqual(await brine(["predict", "t.safetensors", ...row], { cwd: folder }), { code: 0, stdout: "setosa\n", stderr: "" });
  const scored = await brine(["predict", "t.safetensors", "t.csv", "--format", "ndjson"], { cwd: folder });
  assert.equal(
    scored.stdout.split("\n")[0],
    '{"__proto__":5.1,"constructor":3.5,"toString":1.4,"petal_width":0.2,"species":"setosa","prediction":"setosa"}',
  );
});

test("a target called __proto__ is learnt", async (t) => {
  const folder = tableFolder(t);
  writeFileSync(join(folder, "t.csv"), readFileSync(join(folder, "iris.csv"), "utf8").replace("species", "__proto__"));
  const trained = await brine(["train", "t.csv", "--target", "__proto__", "--set", "n_estimators=10", "--json"], { cwd: folder });
  assert.equal(trained.code, 0, trained.stderr);
  assert.equal(JSON.parse(trained.stdout).recipe.target, "__proto__");
});
