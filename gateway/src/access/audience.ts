/**
 * The one spelling of a resource identifier: clients write the host in capitals, name the default port, or add a slash.
 * Everything else stays, so nothing else can be taken for the same resource.
 */
export function canonicalResource(resource: string): string {
  if (!URL.canParse(resource)) return resource;
  return new URL(resource).href.replace(/\/$/, '');
}
