// Large packages that each worker loads once, and not for each test file: see the environment.
const SHARED = '(aws-cdk-lib|constructs|cdk8s|zod|yaml|fast-check|handlebars)';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/tooling/native-environment.cjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // As many as the smallest machine has cores that has to run them within two minutes.
  maxWorkers: 2,
  setupFiles: ['<rootDir>/test/tooling/environment.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, sourceMaps: 'inline' }],
    [`/node_modules/${SHARED}/.+\\.c?js$`]: '<rootDir>/test/tooling/native-module.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!${SHARED}/)`],
  // Dynamic imports name the compiled file, as Node wants it.
  moduleNameMapper: {
    '^(\\.\\./emit/index)\\.js$': '$1',
    '^(\\./commands/[a-z-]+)\\.js$': '$1',
    // Examples import the package by its name.
    '^strata-blueprints$': '<rootDir>/lib/index.ts',
    '^strata-blueprints/(.*)$': ['<rootDir>/lib/layers/$1/index.ts', '<rootDir>/lib/$1/index.ts'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk\\.out', '<rootDir>/node_modules/\\.cache/'],
  restoreMocks: true,
  testTimeout: 30_000,
};
