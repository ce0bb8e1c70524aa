import { fileURLToPath } from 'node:url';

/** The folder that holds the services; their processes run in it. */
export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
