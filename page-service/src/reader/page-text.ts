import { ELEMENT, TEXT, type TreeNode, walk } from './walk.ts';

const SILENT = namesIn(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE SVG MATH IFRAME OBJECT CANVAS AUDIO VIDEO SELECT TEXTAREA BUTTON',
);
const BLOCKS = namesIn(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 ' +
    'HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TR UL',
);
const CELLS = namesIn('TD TH');

/** What people would read below a node, with the breaks that they would see, until there is `enough`. */
export function textBelow(root: TreeNode, enough: number): string {
  const pieces: string[] = [];
  let length = 0;
  for (const { node, isEnd } of walk(root, isSeen)) {
    const piece = node.nodeType === ELEMENT ? breakAt(node, isEnd) : isEnd ? '' : textOf(node);
    pieces.push(piece);
    length += piece.length;
    if (length >= enough) break;
  }
  return pieces.join('');
}

function textOf({ nodeType, nodeValue, parentNode }: TreeNode): string {
  if (nodeType !== TEXT || nodeValue === null) return '';
  return parentNode !== null && nameOf(parentNode) === 'PRE' ? nodeValue : nodeValue.replace(/\s+/g, ' ');
}

function breakAt(node: TreeNode, isEnd: boolean): string {
  const name = nameOf(node);
  if (BLOCKS.has(name)) return '\n\n';
  if (CELLS.has(name)) return ' ';
  return name === 'BR' && isEnd ? '\n' : '';
}

function isSeen(node: TreeNode): boolean {
  if (node.nodeType !== ELEMENT) return true;
  if (SILENT.has(nameOf(node))) return false;
  const attribute = (name: string) => node.getAttribute?.(name) ?? null;
  const isHidden = /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute('style') ?? '');
  return attribute('hidden') === null && !isHidden;
}

/** Of HTML in capital letters; of SVG and XHTML as it is written. */
function nameOf({ nodeName }: TreeNode): string {
  return nodeName.toUpperCase();
}

function namesIn(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
