/**
 * Lets the page survive its translation by the browser. A translator puts a `<font>` with other words in the place of a
 * text, or around it; React goes on writing to the text that it made, and fails where it removes it or inserts before it
 * (React's issue 11538). So it is remembered what stands for which text: a text that is written to comes back in the
 * place of its translation, which the translator then makes anew, and one that is removed takes its translation with it.
 * What must not be translated says so itself (`translate="no"`).
 */

const isFont = (node: Node | null): node is Element => node instanceof Element && node.localName === 'font'

/** Watches all under `body`; for the life of the page. */
export function surviveTranslation(body: Node): void {
  const standIns = new WeakMap<Node, Element>()

  const take = (records: readonly MutationRecord[]): void => {
    for (const { type, target, removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      if (type === 'characterData') {
        const standIn = standIns.get(target)
        standIns.delete(target)
        if (standIn?.isConnected === true && !target.isConnected && target instanceof Text) standIn.replaceWith(target)
        continue
      }
      const fonts = [...addedNodes, previousSibling, nextSibling].filter(isFont)
      for (const removed of removedNodes) {
        const font = removed instanceof Text ? fonts[0] : undefined
        if (font === undefined) continue
        standIns.set(removed, font)
        observer.observe(removed, { characterData: true })
      }
    }
  }
  const observer = new MutationObserver(take)
  observer.observe(body, { childList: true, subtree: true })

  /** The child of `parent` that is `child`, or stands for it, or holds it. */
  const present = (parent: Node, child: Node): Node => {
    if (child.parentNode === parent) return child
    take(observer.takeRecords())
    let node: Node = child.isConnected ? child : (standIns.get(child) ?? child)
    while (node.parentNode !== null && node.parentNode !== parent) node = node.parentNode
    return node.parentNode === parent ? node : child
  }
  const { removeChild, insertBefore } = Node.prototype
  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    removeChild.call(this, present(this, child))
    return child
  }
  Node.prototype.insertBefore = function <Child extends Node>(this: Node, child: Child, before: Node | null): Child {
    insertBefore.call(this, child, before === null ? null : present(this, before))
    return child
  }
}
