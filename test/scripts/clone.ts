/** A fresh clone of what is committed, as a newcomer gets it, and what runs in it. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../support/repository.ts";

/** What a failed test leaves behind is ended with its clone. */
const running = new Set<ChildProcess>();

/** Clones the repository into a temporary folder and removes it after `use`. */
export async function inClone(use: (clone: string) => Promise<void>): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), "brine-clone-"));
  const clone = join(parent, "brine");
  try {
    execFileSync("git", ["clone", "--quiet", "--no-local", ROOT, clone], { stdio: ["ignore", "ignore", "inherit"] });
    await use(clone);
  } finally {
    for (const child of running) child.kill("SIGKILL");
    rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A running command, what it has printed, and its end. */
export class Command {
  readonly child: ChildProcess;
  readonly ended: Promise<number | NodeJS.Signals | null>;
  output = "";
  private readonly listeners = new Set<() => void>();

  /** Runs Node with these words in `folder`; npm's own cache is used before the network. */
  constructor(folder: string, words: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const { PORT: _port, HOST: _host, NODE_TEST_CONTEXT: _context, ...inherited } = process.env;
    this.child = spawn(process.execPath, words, {
      cwd: folder,
      env: { ...inherited, npm_config_prefer_offline: "true", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(this.child);
    this.child.once("close", () => running.delete(this.child));
    const hear = (text: Buffer): void => {
      this.output += text.toString("utf8");
      for (const listener of this.listeners) listener();
    };
    this.child.stdout?.on("data", hear);
    this.child.stderr?.on("data", hear);
    this.ended = new Promise((resolve) => this.child.once("close", (code, signal) => resolve(code ?? signal)));
  }

  /** Resolves with the match once the output has it; rejects when the command ends without. */
  async until(pattern: RegExp): Promise<RegExpExecArray> {
    const seen = new Promise<RegExpExecArray>((resolve) => {
      const look = (): void => {
        const match = pattern.exec(this.output);
        if (match === null) return;
        this.listeners.delete(look);
        resolve(match);
      };
      this.listeners.add(look);
      look();
    });
    const early = this.ended.then((code) => {
      const match = pattern.exec(this.output);
      if (match !== null) return match;
      throw new Error(`ended with ${code} before ${pattern} was seen; it printed:\n${this.output}`);
    });
    return Promise.race([seen, early]);
  }

  /** Ctrl-C. */
  async interrupt(): Promise<number | NodeJS.Signals | null> {
    this.child.kill("SIGINT");
    return this.ended;
  }
}
