/** The part of a DOM that is walked through. */
export type TreeNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: TreeNode | null;
  readonly nextSibling: TreeNode | null;
  readonly parentNode: TreeNode | null;
  readonly getAttribute?: (name: string) => string | null;
};

export const ELEMENT = 1;
export const TEXT = 3;

type Step = { readonly node: TreeNode; readonly isEnd: boolean };

/**
 * A node and all below it in the order of the page, each when it begins and when it ends; below those that are not `entered` nothing.
 * Without recursion: pages can be deeper than a stack.
 */
export function* walk(
  root: TreeNode,
  entered: (node: TreeNode) => boolean = () => true,
): Generator<Step, void, void> {
  let node: TreeNode = root;
  for (;;) {
    yield { node, isEnd: false };
    if (node.firstChild !== null && entered(node)) {
      node = node.firstChild;
      continue;
    }
    yield { node, isEnd: true };
    while (node !== root && node.nextSibling === null && node.parentNode !== null) {
      node = node.parentNode;
      yield { node, isEnd: true };
    }
    if (node === root || node.nextSibling === null) return;
    node = node.nextSibling;
  }
}
