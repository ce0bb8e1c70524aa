/** The thread of `page-reader.ts`: a page comes, what it says goes back. What is thrown ends the thread. */
import { parentPort } from 'node:worker_threads';
import type { PageSource } from '../pages/page-source.ts';
import { readPage } from './read-page.ts';

parentPort?.on('message', (source: PageSource) => parentPort?.postMessage(readPage(source)));
