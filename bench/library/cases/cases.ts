import type { Case } from '../case.ts';
import { exportCase } from './export-case.ts';
import { importCase } from './import-case.ts';
import { LIST_CASES } from './list-cases.ts';
import { PAGE_SEARCH_CASES } from './page-search-cases.ts';
import { rowSecurityCase } from './row-security-case.ts';
import { SAVE_CASES } from './save-cases.ts';
import { SEARCH_CASES } from './search-cases.ts';
import { searchGrowthCase } from './search-growth-case.ts';
import { TAG_CASES } from './tag-cases.ts';
import { tagMergeCase } from './tag-merge-case.ts';

/** In this order: first what only reads, while the libraries are as they were loaded; last what gives one of them pages. */
export const CASES: readonly Case[] = [
  ...LIST_CASES,
  ...TAG_CASES,
  ...SEARCH_CASES,
  searchGrowthCase,
  rowSecurityCase,
  ...SAVE_CASES,
  tagMergeCase,
  importCase,
  exportCase,
  ...PAGE_SEARCH_CASES,
];
