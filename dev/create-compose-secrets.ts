import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createSecrets } from './compose/create-secrets.ts';
import { REPOSITORY } from './stack/repository.ts';

/** `npm run compose:secrets`: the secrets with which docker-compose.yml starts by hand, unless they are there. */
const folder = process.env.SECRETS_DIR ?? join(REPOSITORY, '.data/compose');
if (existsSync(folder)) {
  console.log(`${folder} is there; docker-compose down --volumes before you remove it.`);
} else {
  await createSecrets(folder);
  console.log(`The secrets are in ${folder}.`);
}
