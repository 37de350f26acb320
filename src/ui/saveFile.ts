/** Hands a file to the reader, as a download of the browser's. */

/** @param type a media type, such as `text/csv` */
export function saveFile(name: string, type: string, content: string | readonly string[] | Blob): void {
  const blob = content instanceof Blob ? content : new Blob(typeof content === 'string' ? [content] : [...content], { type: `${type};charset=utf-8` })
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address when the click returns, but reads it later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
