/** Hands a file to the reader, as a download of the browser's. */

/** @param type a media type, such as `text/csv` */
export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address when the click returns, but reads it later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
