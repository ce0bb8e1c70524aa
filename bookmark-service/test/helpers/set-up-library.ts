import { afterAll } from '@jest/globals';
import { createDatabase } from './database.ts';
import { aLibrary, callBy } from './library.ts';

/** A database and a library on it for the tests of one file. */
export async function setUpLibrary() {
  const database = await createDatabase();
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
  });
  let users = 0;
  return {
    database,
    library: aLibrary(database),
    /** A call by somebody whose library is empty. */
    aNewcomer: () => callBy(`newcomer_${++users}`),
  };
}
