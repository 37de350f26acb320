/** Functions that a browser calls in the page. Each knows only its arguments, and what it returns is JSON. */

export const isAtRest = (): boolean =>
  document.querySelector('article[data-lane]') !== null && document.querySelector('[aria-busy="true"]') === null

/** The big number of each lane, as written; null where there is none. */
export const bigFigures = (): Record<string, string | null> =>
  Object.fromEntries(
    [...document.querySelectorAll('article[data-lane]')].map((lane) => [
      lane.getAttribute('data-lane'),
      lane.getAttribute('aria-busy') === 'true' ? null : (lane.querySelector('strong')?.textContent ?? null),
    ]),
  )

/** The same as numbers. */
export const counts = (): Record<string, number | null> =>
  Object.fromEntries(
    [...document.querySelectorAll('article[data-lane]')].map((lane) => {
      const figure = lane.querySelector('strong')?.textContent ?? null
      return [lane.getAttribute('data-lane'), figure === null ? null : Number(figure.replaceAll(',', ''))]
    }),
  )

export const alerts = (): readonly string[] =>
  [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent).filter((text) => text !== '')

/** Tokens of all lanes that are not under the middle of what is drawn of them. Those of one cluster share what is drawn. */
export const missedTokens = (): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-token]')].flatMap((token) => {
    token.scrollIntoView({ block: 'center' })
    const box = [...token.getClientRects()].find(({ width, height }) => width >= 4 && height >= 4)
    if (box === undefined) return []
    const found = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest('[data-token]')
    const lane = token.closest('[data-lane]')
    const isFound = found?.closest('[data-lane]') === lane && found?.textContent === token.textContent
    return isFound
      ? []
      : [`${lane?.getAttribute('data-lane') ?? ''} ${token.dataset['token'] ?? ''} ${token.textContent}`]
  })

export const scrollsSideways = (): boolean =>
  document.documentElement.scrollWidth > document.documentElement.clientWidth

/** Whether there is a text field, which then has the focus. */
export const focusField = (): boolean => {
  const field = document.querySelector<HTMLElement>('#text')
  field?.focus()
  return field !== null
}

/** Presses the button of that name; whether there is one. */
export const press = (name: string): boolean => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)
  button?.click()
  return button !== undefined
}

/** The cells of the first row whose header has the text. */
export const cellsOfRow = (header: string): readonly string[] => {
  const row = [...document.querySelectorAll('tr')].find(
    (candidate) => candidate.querySelector('th')?.textContent.includes(header) === true,
  )
  return [...(row?.querySelectorAll('td') ?? [])].map(({ textContent }) => textContent.trim())
}

/**
 * Pastes into the middle of the field's text, then takes it back. Where the page leaves it to the browser, which an event of
 * a script does not move, it is inserted as the browser would.
 * @returns the field's value after the paste and after the browser's own undo
 */
export const pasteIntoMiddle = (text: string): readonly string[] => {
  const field = document.querySelector('#text')
  if (!(field instanceof HTMLTextAreaElement)) return []
  field.focus()
  field.setSelectionRange(1, 2)
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  if (field.dispatchEvent(event)) document.execCommand('insertText', false, text)
  const pasted = field.value
  document.execCommand('undo')
  return [pasted, field.value]
}
