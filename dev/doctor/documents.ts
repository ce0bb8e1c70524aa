import { z } from 'zod';

/** What is read of the documents; everything in them may be wrong, which is why one calls a doctor. */
export const RESOURCE_METADATA = z.looseObject({
  resource: z.string(),
  authorization_servers: z.array(z.string()).default([]),
  scopes_supported: z.array(z.string()).default([]),
});
export type ResourceMetadata = z.infer<typeof RESOURCE_METADATA>;

export const AUTHORIZATION_SERVER_METADATA = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  registration_endpoint: z.string().optional(),
  jwks_uri: z.string().optional(),
  scopes_supported: z.array(z.string()).default([]),
  code_challenge_methods_supported: z.array(z.string()).default([]),
  token_endpoint_auth_methods_supported: z.array(z.string()).default([]),
  client_id_metadata_document_supported: z.boolean().default(false),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});
export type AuthorizationServerMetadata = z.infer<typeof AUTHORIZATION_SERVER_METADATA>;

export const JWK_SET = z.looseObject({
  keys: z.array(z.looseObject({ kid: z.string().optional(), kty: z.string(), alg: z.string().optional() })),
});

/** The document in a text, or undefined where it is not one. */
export function documentIn<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
