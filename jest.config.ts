import type { Config } from 'jest';

export const common = {
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' } }] },
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
} satisfies Config;

/** Unit tests stand beside the code and need nothing outside the process; the others need what `npm test` sets up. */
const config: Config = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/**/src/**/*.test.ts',
        '<rootDir>/bench/**/*.test.ts',
        '<rootDir>/dev/{traffic,chaos,soak,report,processes}/*.test.ts',
      ],
    },
    {
      ...common,
      displayName: 'integration',
      testMatch: [
        '<rootDir>/{gateway,mcp-service,bookmark-service,page-service,packages/*}/test/**/*.test.ts',
        '<rootDir>/dev/**/test/**/*.test.ts',
        '<rootDir>/deploy/test/**/*.test.ts',
      ],
    },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/e2e/**/*.test.ts'] },
  ],
  testTimeout: 60_000,
  // What a test file has loaded stays in the heap of the process that ran it (ES modules of a context are never let go):
  // a worker that holds more than this between two files makes way for a fresh one.
  workerIdleMemoryLimit: '1GiB',
  // What a machine that is busy makes time out is no defect: one file has it for itself.
  maxWorkers: 1,
};

export default config;
