/** Hands a file to the reader, as a download of the browser's. */

/** @param type a media type, such as `text/csv` */
export function saveFile(name: string, type: string, content: string | Blob): void {
  // Text is UTF-8; only if the type is one of text does that need to be said.
  const isText = !/^image\/(?!svg)/.test(type)
  const blob = new Blob([content], { type: isText ? `${type};charset=utf-8` : type })
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address when the click returns, but reads it later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
