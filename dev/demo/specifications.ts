import webSpecs from 'web-specs' with { type: 'json' };

/** The specifications of the web platform, with their real titles and URLs, as somebody might save them. */
export const SPECIFICATIONS = webSpecs.map(({ url, title, categories, organization }) => ({
  url,
  title,
  tags: [...categories, organization],
}));
