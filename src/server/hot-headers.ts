import { JSON_TYPE } from "./answer.ts";

/** The headers of an answer, ready but for its length. */
export function hotHeadersOf(tag: string, etag: string, encoding: "latin1" | "utf8"): (text: string) => string[] {
  const length = 3;
  const headers = [
    ...["content-type", JSON_TYPE, "content-length", ""],
    ...["x-content-type-options", "nosniff", "access-control-allow-origin", "*"],
    ...["cache-control", "no-cache", "etag", etag, "brine-model", tag],
  ];
  return (text) => {
    headers[length] = String(encoding === "latin1" ? text.length : Buffer.byteLength(text));
    return headers;
  };
}
