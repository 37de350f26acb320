/** Whether the page is being printed: then all is drawn that a reader would scroll to, before the browser takes the picture. */
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const media = window.matchMedia('print')
    // The browser waits for what is done here, not for what is done later.
    const show = (printing: boolean) => flushSync(() => setPrinting(printing))
    const begin = () => show(true)
    const end = () => show(false)
    const change = () => show(media.matches)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    media.addEventListener('change', change)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
      media.removeEventListener('change', change)
    }
  }, [])
  return isPrinting
}
