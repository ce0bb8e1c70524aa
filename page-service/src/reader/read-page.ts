import { LIMITS } from '@bookmarks/protos';
import { Readability } from '@mozilla/readability';
import type { PageFacts } from '../pages/page-answer.ts';
import { mediaType, type PageSource } from '../pages/page-source.ts';
import { decodePage } from './decode-page.ts';
import { type PageDocument, parseDocument } from './page-document.ts';
import { factsIn } from './page-facts.ts';
import { textBelow } from './page-text.ts';
import { readingMinutes } from './reading-minutes.ts';
import { cut, tidyText } from './tidy-text.ts';
import { ELEMENT, type TreeNode, walk } from './walk.ts';

/** Of what Readability is asked about: its time grows with the square of the depth and more. */
const MAX_ELEMENTS = 50_000;
const MAX_DEPTH = 200;
/** White space and what is unseen goes afterwards. */
const ENOUGH = 2 * LIMITS.pageTextLength;

const NO_FACTS = {
  title: '',
  description: '',
  siteName: '',
  canonicalUrl: '',
  faviconUrl: '',
  language: '',
};

/** What a page says of itself, and its text. Strangers wrote it: this runs where it can be ended. */
export function readPage({ url, contentType, bytes }: PageSource): PageFacts {
  const source = decodePage(bytes, contentType);
  if (mediaType(contentType) === 'text/plain') return { ...NO_FACTS, ...textFacts(source) };
  const document = parseDocument(source);
  const facts = factsIn(document, url);
  const article = articleIn(document) ?? bodyOf(parseDocument(source));
  return { ...facts, ...textFacts(textBelow(article, ENOUGH)) };
}

/** What the page is about, without its menus; the document is of no use afterwards. */
function articleIn(document: PageDocument): TreeNode | undefined {
  if (isLarge(bodyOf(document))) return undefined;
  const serializer = (node: unknown) => node as TreeNode;
  const readability = new Readability<TreeNode>(document, { serializer, disableJSONLD: true });
  return readability.parse()?.content ?? undefined;
}

function isLarge(root: TreeNode): boolean {
  let [elements, depth, deepest] = [0, 0, 0];
  for (const { node, isEnd } of walk(root)) {
    if (node.nodeType !== ELEMENT) continue;
    elements += isEnd ? 0 : 1;
    depth += isEnd ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return elements > MAX_ELEMENTS || deepest > MAX_DEPTH;
}

function bodyOf(document: PageDocument): TreeNode {
  return document.body as unknown as TreeNode;
}

function textFacts(source: string): Pick<PageFacts, 'text' | 'truncated' | 'readingMinutes'> {
  const whole = tidyText(source.slice(0, ENOUGH));
  const text = cut(whole, LIMITS.pageTextLength);
  const truncated = whole.length > LIMITS.pageTextLength || source.length > ENOUGH;
  return { text, truncated, readingMinutes: readingMinutes(text) };
}
