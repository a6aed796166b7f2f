import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { Command, inClone } from "./clone.ts";

const START = ["scripts/start.mjs"];
const URL_LINE = /http:\/\/(127\.0\.0\.1|localhost):(\d+)\//;

/** Asks the server that this command has announced for one flower. */
async function ask(command: Command): Promise<{ port: number; body: Record<string, unknown> }> {
  const port = Number((await command.until(URL_LINE))[2]);
  const query = "sepal_length=5.1&sepal_width=3.5&petal_length=1.4&petal_width=0.2";
  const response = await fetch(`http://127.0.0.1:${port}/predict?${query}`);
  return { port, body: (await response.json()) as Record<string, unknown> };
}

async function answersAndStops(command: Command): Promise<void> {
  const { body } = await ask(command);
  assert.equal(body["prediction"], "setosa");
  assert.equal(await command.interrupt(), 0, command.output);
}

function occupy(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

const sha = (path: string): string => readFileSync(path).toString("base64");

test("a fresh clone, whatever interrupts it, ends in a served model", async (t) => {
  await inClone(async (clone) => {
    const bundle = join(clone, "models/iris.safetensors");

    await t.test("an install that is interrupted is done again", async () => {
      const command = new Command(clone, START, { PORT: "0" });
      await command.until(/Installing packages/);
      assert.equal(await command.interrupt(), 0, command.output);
      assert.equal(existsSync(join(clone, "dist")), false);
      assert.equal(existsSync(join(clone, ".brine/lock")), false);
    });

    await t.test("two starts at once, under NODE_ENV=production: the second says that it waits, and both serve", async () => {
      const env = { PORT: "0", NODE_ENV: "production" };
      const both = [new Command(clone, START, env), new Command(clone, START, env)];
      const answers = await Promise.all(both.map(ask));
      for (const { body } of answers) assert.equal(body["prediction"], "setosa");
      assert.notEqual(answers[0]?.port, answers[1]?.port);
      const printed = both.map(({ output }) => output);
      assert.equal(
        printed.filter((text) => /Another start \(process \d+\) is preparing this folder/.test(text)).length,
        1,
        printed.join("\n"),
      );
      assert.doesNotMatch(printed.join("\n"), /npm (?:warn|error)/i);
      for (const step of [/Installing packages/, /Building/, /Training/]) {
        assert.equal(printed.filter((text) => step.test(text)).length, 1, printed.join("\n"));
      }
      for (const command of both) assert.equal(await command.interrupt(), 0);
    });

    const offline = {
      npm_config_registry: "http://127.0.0.1:9/",
      npm_config_prefer_offline: "false",
      npm_config_cache: join(clone, "no-cache"),
    };

    await t.test("the second run asks nobody outside, does nothing twice, and answers within 2 s", async () => {
      const before = sha(bundle);
      // The quickest of three: a machine that is busy with something else is not what is asked about.
      let quickest = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 3; round += 1) {
        const start = performance.now();
        const command = new Command(clone, START, { PORT: "0", ...offline });
        await ask(command);
        quickest = Math.min(quickest, (performance.now() - start) / 1000);
        assert.doesNotMatch(command.output, /Installing|Building|Training/);
        assert.equal(await command.interrupt(), 0);
      }
      t.diagnostic(`second start to first answer: ${quickest.toFixed(2)} s`);
      assert.ok(quickest < 2, `took ${quickest} s`);
      assert.equal(sha(bundle), before);
    });

    await t.test("a build that is interrupted leaves no half of one", async () => {
      rmSync(join(clone, "dist"), { recursive: true });
      const command = new Command(clone, START, { PORT: "0", ...offline });
      await command.until(/Building/);
      assert.equal(await command.interrupt(), 0, command.output);
      assert.equal(existsSync(join(clone, "dist")), false);
      await answersAndStops(new Command(clone, START, { PORT: "0", ...offline }));
    });

    await t.test("the lock of a start that was killed is taken over", async () => {
      rmSync(join(clone, "dist"), { recursive: true });
      const command = new Command(clone, START, { PORT: "0" });
      await command.until(/Building/);
      command.child.kill("SIGKILL");
      await command.ended;
      assert.equal(existsSync(join(clone, ".brine/lock")), true);
      const next = new Command(clone, START, { PORT: "0", ...offline });
      await answersAndStops(next);
      assert.doesNotMatch(next.output, /Another start/);
    });

    await t.test("a changed source is built again, and a bundle of another recipe trained again, to the same bytes", async () => {
      const before = sha(bundle);
      const source = join(clone, "src/version.ts");
      writeFileSync(source, `${readFileSync(source, "utf8")}// changed\n`);
      rmSync(bundle);
      const command = new Command(clone, START, { PORT: "0", ...offline });
      await answersAndStops(command);
      assert.match(command.output, /Building/);
      assert.match(command.output, /Training/);
      assert.equal(sha(bundle), before);
    });

    await t.test("a HOST that is no address, as conda sets it, is not listened on", async () => {
      await answersAndStops(new Command(clone, START, { PORT: "0", HOST: "x86_64-conda-linux-gnu", ...offline }));
    });

    await t.test("a port that is taken and was asked for is an error; one that was not asked for is passed over", async () => {
      const server = await occupy(0);
      t.after(() => server.close());
      const address = server.address();
      assert.ok(address !== null && typeof address === "object");
      const asked = new Command(clone, START, { PORT: String(address.port), ...offline });
      assert.equal(await asked.ended, 1, asked.output);
      assert.match(asked.output, new RegExp(String(address.port)));

      const standard = await occupy(5000).catch(() => undefined);
      t.after(() => standard?.close());
      const command = new Command(clone, START, offline);
      const { port } = await ask(command);
      assert.ok(port > 5000 && port <= 5009, command.output);
      assert.equal(await command.interrupt(), 0);
    });
  });
});

test("npm test from a fresh clone installs, builds, runs and closes with the count", async () => {
  await inClone(async (clone) => {
    const command = new Command(clone, ["scripts/test.mjs", "errors/nearest"], { NODE_ENV: "production" });
    assert.equal(await command.ended, 0, command.output);
    assert.match(command.output, /\n# tests [1-9]\d*\n(?:# \w+ [\d.]+\n)+$/);
  });
});

test("a Node that is too old is told so, by name, before anything else is read", async () => {
  await inClone(async (clone) => {
    const old = join(clone, "old.mjs");
    writeFileSync(old, 'Object.defineProperty(process.versions, "node", { value: "18.20.4" });\n');
    for (const script of ["scripts/start.mjs", "scripts/test.mjs"]) {
      const command = new Command(clone, ["--import", "./old.mjs", script]);
      assert.equal(await command.ended, 1);
      assert.match(command.output, /^Brine needs Node 20\.19 or newer; this is Node 18\.20\.4 /);
      assert.equal(existsSync(join(clone, "node_modules")), false);
    }
  });
});
