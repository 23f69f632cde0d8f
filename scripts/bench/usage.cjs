// Loaded with --require into a process that is measured: at its end it writes down what the operating system counted for it
// (user and system time of all its threads from the very start, largest resident set). Costs about a millisecond.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.STRATA_BENCH_USAGE,
    JSON.stringify({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMiB: maxRSS / 1024 }),
  );
});
