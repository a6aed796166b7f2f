/** What an old Node is told, in syntax that it can read: nothing else of Brine is loaded before. */

var NEEDED = [20, 19];

/** Whether this Node is too old; then it was said, and the exit code is set. */
export function tooOld() {
  var version = process.versions.node;
  var parts = version.split(".").map(Number);
  if (parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1])) return false;
  process.stderr.write(
    "Brine needs Node " +
      NEEDED.join(".") +
      " or newer; this is Node " +
      version +
      " (" +
      process.execPath +
      ").\n" +
      "  A newer one: https://nodejs.org, or `nvm install 24`.\n",
  );
  process.exitCode = 1;
  return true;
}
