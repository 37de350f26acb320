/** The offline side is fetched and started some time after the page is there, or when it is first asked for. */

/** So that it does not compete with what the first screen needs. */
const DEBOUNCE_MS = 1_500

/**
 * The answer is null in development and if the page is embedded: there, what it keeps would be the embedding page's,
 * once for each of them. @param start called once, and again only where it was rejected
 */
export function startOffline<Effects>(
  isEmbedded: boolean,
  browser: Window,
  start: () => Promise<Effects>,
): () => Promise<Effects | null> {
  if (isEmbedded || !import.meta.env.PROD) return () => Promise.resolve(null)
  let started: Promise<Effects> | null = null
  const get = async (): Promise<Effects | null> => {
    started ??= start()
    try {
      return await started
    } catch {
      started = null
      return null
    }
  }
  const later = (): void => void setTimeout(() => void get(), DEBOUNCE_MS)
  if (browser.document.readyState === 'complete') later()
  else browser.addEventListener('load', later, { once: true })
  return get
}
