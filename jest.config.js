/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Loading the CDK costs a worker a second and 150 MB for each test file; more workers than this only take memory from each other.
  maxWorkers: 2,
  setupFiles: ['<rootDir>/test/tooling/environment.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, sourceMaps: 'inline' }] },
  // Dynamic imports name the compiled file, as Node wants it.
  moduleNameMapper: {
    '^(\\.\\./emit/index)\\.js$': '$1',
    // Examples import the package by its name.
    '^strata-blueprints$': '<rootDir>/lib/index.ts',
    '^strata-blueprints/(.*)$': ['<rootDir>/lib/layers/$1/index.ts', '<rootDir>/lib/$1/index.ts'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk\\.out', '<rootDir>/node_modules/\\.cache/'],
  restoreMocks: true,
  testTimeout: 30_000,
};
