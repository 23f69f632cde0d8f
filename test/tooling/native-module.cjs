// Replaces each module of a large package by one line that takes it from Node itself: see native-environment.cjs.
module.exports = {
  process: (_source, file) => ({ code: `module.exports = globalThis.nativeRequire(${JSON.stringify(file)});` }),
};
