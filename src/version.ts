/** The package's version: what `brine --version` and OpenAPI say, and part of every ETag. A test holds it equal to package.json's. */
export const VERSION = "0.1.0";
