// What the README's picture shows.

/** The window, in CSS pixels. */
export const PICTURED = { width: 1280, height: 1000 }

/**
 * What is written on the page down to its first lane, a line an element, without the text itself. Graphemes and words, whose
 * numbers differ by browser, are in no such element. Runs in the page.
 */
export function writtenOn() {
  const lanes = document.querySelectorAll('[data-lane]')
  const end = lanes[1] ?? document.body
  return [...document.querySelectorAll('h1, h2, header p, #panel p, [data-lane] p, button, label')]
    .filter((element) => (element.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
    .map((element) => element.innerText.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}
