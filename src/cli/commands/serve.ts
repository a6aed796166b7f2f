/** `brine serve`: models as a REST API, until Ctrl-C. */
import { existsSync, statSync } from "node:fs";
import { isIP } from "node:net";
import type { Command } from "commander";
import { quote } from "../../errors/index.ts";
import { command, withLaterOptions } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { loadOptions, type ModelFlags, withModelOptions } from "../model-file.ts";
import { nameList, wholeNumber } from "../option-values.ts";
import { note } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

const EXAMPLES = [
  "brine serve model.pkl                           on http://127.0.0.1:5000",
  "brine serve --join vectorizer.pkl model.pkl     the pieces of one model",
  "brine serve iris.safetensors wine.safetensors   /models/iris/predict and /models/wine/predict",
  "brine serve models --port 8080                  every model of a folder",
  "brine serve                                     every model of /opt/ml/model, or else of ./models",
];

const MODEL_FOLDERS = ["/opt/ml/model", "./models"];

interface ServeFlags extends ModelFlags {
  readonly join?: boolean;
  readonly port?: number;
  readonly host?: string;
  readonly allowedHosts?: readonly string[];
  readonly auth: boolean;
}

const port = wholeNumber("--port", 0, 65535);

export function serveCommand(): Command {
  const serve = withModelOptions(
    command("serve", "Answer HTTP with one model or several.", "[MODEL… or FOLDER] [options]", EXAMPLES)
      .argument(
        "[MODEL...]",
        "model files (pickle, joblib, skops, bundles), MLflow folders, or folders of them: NAME.EXT, NAME/VERSION/FILE.EXT",
      )
      .option("--join", "the files are pieces of one model: steps first, the model last"),
  )
    .option("--port <N>", "the port; 0 takes a free one (default: 5000, or the next free one up to 5009)", port)
    .option("--host <ADDRESS>", "the address to listen on (default: 127.0.0.1, this machine only)")
    .option("--allowed-hosts <A,B,…>", "further names that a request's Host may have", nameList("--allowed-hosts"))
    .option("--no-auth", "let anybody call who can reach the port")
    .addHelpText(
      "after",
      "\nEnvironment: PORT or BRINE_PORT, HOST or BRINE_HOST (an address or localhost), BRINE_ALLOWED_HOSTS, BRINE_NO_AUTH=1;\nAIP_HTTP_PORT and SAGEMAKER_BIND_TO_PORT, which imply --host 0.0.0.0 --no-auth.\nAn option beats the environment. Ctrl-C finishes what is under way and exits 0.",
    )
    .action(run);
  return withLaterOptions(serve, "--grpc-port <n>", "--workers <n>", "--config <file>", "--admin");
}

async function run(named: readonly string[], flags: ServeFlags): Promise<void> {
  const models = named.length > 0 ? named : [defaultFolder()];
  const { banner, serve } = await import("../../server/index.ts");
  const environment = readEnvironment(process.env);
  const { platform } = environment;
  if (platform !== undefined && flags.auth)
    note(`${platform.variable} is set: no keys are asked for, ${platform.name} authenticates callers`);
  const server = await serve({
    models,
    join: flags.join,
    load: await loadOptions(flags),
    port: flags.port ?? environment.port,
    host: flags.host ?? environment.host,
    allowedHosts: flags.allowedHosts ?? environment.allowedHosts,
    noAuth: !flags.auth || environment.noAuth,
  });
  const stopped = new Promise<void>((resolve) => {
    let isStopping = false;
    const stop = (): void => {
      // The second time nobody wants to wait any longer.
      if (isStopping) process.exit(EXIT.interrupted);
      isStopping = true;
      resolve();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
  });
  process.stderr.write(banner(server));
  await stopped;
  await server.close();
}

function defaultFolder(): string {
  const found = MODEL_FOLDERS.find((folder) => existsSync(folder) && statSync(folder).isDirectory());
  if (found !== undefined) return found;
  throw new UsageError(`no model is named, and there is no folder ${MODEL_FOLDERS.join(" or ")}`, {
    hint: "Name one: brine serve iris.safetensors\nbrine train makes one: brine train iris.csv --target species",
  });
}

/** Platforms that start a container tell it its port, and stand before it: they decide who may call. */
const PLATFORMS = [
  { variable: "AIP_HTTP_PORT", name: "Vertex AI" },
  { variable: "SAGEMAKER_BIND_TO_PORT", name: "SageMaker" },
] as const;

interface Environment {
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly allowedHosts: readonly string[] | undefined;
  readonly noAuth: boolean;
  /** that whose variable implies `noAuth` */
  readonly platform: (typeof PLATFORMS)[number] | undefined;
}

/** What the environment says of serving; our variables beat the platform's, those the general ones. @throws {UsageError} */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const platform = PLATFORMS.find(({ variable }) => filled(env[variable]) !== undefined);
  const portName = filled(env.BRINE_PORT) !== undefined ? "BRINE_PORT" : (platform?.variable ?? "PORT");
  const givenPort = filled(env[portName]);
  const ownHost = filled(env.BRINE_HOST);
  if (ownHost !== undefined && !isAddress(ownHost)) throw new UsageError(`BRINE_HOST is no address: ${quote(ownHost)}`);
  // Conda and some shells set HOST to the machine's kind, x86_64-conda-linux-gnu.
  const generalHost = platform === undefined ? filled(env.HOST) : "0.0.0.0";
  const ownAuth = filled(env.BRINE_NO_AUTH);
  const hosts = filled(env.BRINE_ALLOWED_HOSTS);
  return {
    port: givenPort === undefined ? undefined : wholeNumber(portName, 0, 65535)(givenPort),
    host: ownHost ?? (generalHost !== undefined && isAddress(generalHost) ? generalHost : undefined),
    allowedHosts: hosts === undefined ? undefined : nameList("BRINE_ALLOWED_HOSTS")(hosts),
    noAuth: ownAuth === undefined ? platform !== undefined : ["1", "true"].includes(ownAuth),
    platform: ownAuth === undefined ? platform : undefined,
  };
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value === "" ? undefined : value;
}

function isAddress(host: string): boolean {
  return host === "localhost" || isIP(host) !== 0;
}
