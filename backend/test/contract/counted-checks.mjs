/** Counts checks, shows what was seen where one failed, and reports the sum as the last line. */
export function countedChecks() {
  let passed = 0;
  let failed = 0;
  return {
    check(name, isRight, seen) {
      if (isRight) passed++;
      else {
        failed++;
        console.log(`FAILED ${name}: ${JSON.stringify(seen)?.slice(0, 600)}`);
      }
    },
    /** The last line, and the exit code. */
    report() {
      console.log(`${passed} passed, ${failed} failed`);
      process.exitCode = failed > 0 ? 1 : 0;
    },
  };
}
