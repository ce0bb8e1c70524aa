/**
 * Query parameters that say how somebody came to a page, never which page it is. Two URLs that differ in these alone
 * are one bookmark. Only names that no site is known to use for content belong here: a wrong entry would merge two
 * different pages.
 */
const NAMES = new Set([
  '_ga',
  '_gl',
  '_hsenc',
  '_hsmi',
  '_openstat',
  'dclid',
  'fb_action_ids',
  'fb_action_types',
  'fb_ref',
  'fb_source',
  'fbclid',
  'gbraid',
  'gclid',
  'gclsrc',
  'hsctatracking',
  'igsh',
  'igshid',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'msclkid',
  'oly_anon_id',
  'oly_enc_id',
  'pk_campaign',
  'pk_content',
  'pk_cpn',
  'pk_keyword',
  'pk_kwd',
  'pk_medium',
  'pk_source',
  'rb_clickid',
  's_cid',
  'srsltid',
  'ttclid',
  'twclid',
  'vero_conv',
  'vero_id',
  'wbraid',
  'wickedid',
  'yclid',
]);
const PREFIXES = ['utm_', 'mtm_', 'hsa_', 'matomo_', 'piwik_'];

/** @param name a decoded parameter name, in any case. */
export function isTrackingParameter(name: string): boolean {
  const folded = name.toLowerCase();
  return NAMES.has(folded) || PREFIXES.some((prefix) => folded.startsWith(prefix));
}

/** The same for a database to look for in whole URLs; names that are percent-encoded escape it. */
export const TRACKING = {
  names: [...NAMES],
  prefixes: PREFIXES,
  /** A regular expression for URLs in lower case. */
  pattern: `^[^#]*[?&]((${[...NAMES].join('|')})([=&#]|$)|${PREFIXES.join('|')})`,
} as const;
