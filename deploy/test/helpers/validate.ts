import { Ajv, type ValidateFunction } from 'ajv';
import { readSchemas } from '../../schemas/read-schemas.ts';
import type { KubernetesObject } from './objects.ts';

const SCHEMAS = readSchemas();
// The schemas have keywords of OpenAPI, and formats that only Go knows.
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const validators = new Map<string, ValidateFunction>();

/** What is wrong with an object, one line each: where, and what. Fields that its kind does not have are wrong. */
export function mistakesIn(object: KubernetesObject): string[] {
  const name = `${object.apiVersion} ${object.kind}`;
  const validate = validators.get(name) ?? compile(name);
  if (validate(object)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function compile(name: string): ValidateFunction {
  const schema = SCHEMAS.kinds[name];
  if (schema === undefined)
    throw new Error(`There is no schema of ${name}: add it to deploy/schemas/kinds.ts.`);
  const validate = ajv.compile({ ...schema, definitions: SCHEMAS.definitions });
  validators.set(name, validate);
  return validate;
}
