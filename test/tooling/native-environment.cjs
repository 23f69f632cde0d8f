const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest runs each test file in a world of its own, and loads every module anew for it. Of large packages that is half of all the time: those
 * that keep nothing between two uses are loaded by Node, once for each worker (jest.config.js names them).
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    // It sees this process, not the copy that a test file gets.
    process.env.CDK_VALIDATION = 'false';
    for (const name of ['CDK_OUTDIR', 'CDK_CONTEXT_JSON']) delete process.env[name];
    this.global.nativeRequire = require;
  }
};
