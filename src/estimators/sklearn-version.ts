/** The scikit-learn that wrote an estimator: what changed between versions goes by it (`_sklearn_version`). */

export class SklearnVersion {
  /** as the file has it; undefined up to 0.17, which did not write it */
  readonly text: string | undefined;
  readonly #major: number;
  readonly #minor: number;

  constructor(text: string | undefined) {
    const [, major, minor] = /^(\d{1,4})\.(\d{1,4})/.exec(text ?? "0.17") ?? ["", "0", "17"];
    this.text = text;
    this.#major = Number(major);
    this.#minor = Number(minor);
  }

  /** Whether it is older than `major.minor.0`. */
  isBefore(major: number, minor: number): boolean {
    return this.#major < major || (this.#major === major && this.#minor < minor);
  }
}
