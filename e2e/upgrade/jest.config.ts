import type { Config } from 'jest';
import { common } from '../../jest.config.ts';

/** `npm run test:upgrade`: apart from `npm test`, because it needs the version before. */
const config: Config = {
  ...common,
  rootDir: '../..',
  displayName: 'upgrade',
  testMatch: ['<rootDir>/e2e/upgrade/*.upgrade.ts'],
  testTimeout: 120_000,
};

export default config;
