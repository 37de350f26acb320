/** What an entry was made of, in one line: ((␣ + l) + (o + w)). Pure. */
import type { MergeNode } from '../../../core/steps/merges.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'

export function spelledTree(node: MergeNode, labelOf: (id: TokenId) => string): string {
  if (node.made === null) return labelOf(node.token.id)
  const [left, right] = node.made.parts
  return `(${spelledTree(left, labelOf)} + ${spelledTree(right, labelOf)})`
}
