/**
 * What `tsc -p .` does, with the files written to another folder. The compiler itself must believe in `dist`: it finds the sources behind
 * package.json's `exports` and `imports` by that name.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/**
 * Compiles the project into `folder`.
 *
 * @returns whether it did; if not, what is wrong was printed
 */
export function compile(folder) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => print([diagnostic]) };
  const config = ts.getParsedCommandLineOfConfigFile("tsconfig.json", {}, host);
  if (config === undefined || config.errors.length > 0) {
    print(config?.errors ?? []);
    return false;
  }
  const program = ts.createProgram({ rootNames: config.fileNames, options: config.options });
  const wrong = ts.getPreEmitDiagnostics(program);
  if (wrong.length > 0) {
    print(wrong);
    return false;
  }
  const outDir = resolve(config.options.outDir);
  const made = new Set();
  program.emit(undefined, (file, text) => {
    const target = join(folder, relative(outDir, file));
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(target, text);
  });
  return true;
}

function print(diagnostics) {
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => process.cwd(), getNewLine: () => "\n" };
  const format = process.stderr.isTTY ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
  process.stderr.write(format(diagnostics, host));
}
