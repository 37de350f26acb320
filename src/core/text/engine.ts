/**
 * What runs this code, named as far as it tells: words and graphemes are cut by its `Intl.Segmenter`, whose rules and
 * dictionaries are of the engine's version, and not alike in any two engines.
 */

/** What is needed of a page's, worker's or Node's globals. */
export interface EngineScope {
  readonly navigator?: { readonly userAgent?: string }
  readonly process?: { readonly versions?: { readonly node?: string; readonly icu?: string } }
}

/** By what a user agent says of itself, the most telling first: most name others besides. Those of iOS are WebKit. */
const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bEdg(?:A)?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bSamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/\b(?:Headless)?Chrome\/(\d+)/, 'Chromium'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\bVersion\/([\d.]+)(?: Mobile\/\w+)? Safari\//, 'Safari'],
  [/\bAppleWebKit\/([\d.]+)/, 'WebKit'],
]

/** The oldest Unicode version that each code point is assigned in, newest first. */
const UNICODE: readonly (readonly [codePoint: number, version: string])[] = [
  [0x16ea0, '17.0'],
  [0x10d40, '16.0'],
  [0x2ffc, '15.1'],
  [0x1e4d0, '15.0'],
  [0x870, '14.0'],
]

/** The version of Unicode of the engine's tables; null if it is older than 14.0. */
export function unicodeVersion(
  isAssigned = (codePoint: number): boolean => !/^\p{Cn}$/u.test(String.fromCodePoint(codePoint)),
): string | null {
  return UNICODE.find(([codePoint]) => isAssigned(codePoint))?.[1] ?? null
}

/** Such as `Chromium 156, Unicode 17.0` or `Node 22.1.0, ICU 78.1`; `unknown engine` if it says nothing of itself. */
export function engineName({ navigator, process }: EngineScope, unicode: string | null = unicodeVersion()): string {
  const { node, icu } = process?.versions ?? {}
  if (node !== undefined) return icu === undefined ? `Node ${node}` : `Node ${node}, ICU ${icu}`
  const agent = navigator?.userAgent ?? ''
  for (const [pattern, name] of BROWSERS) {
    const version = pattern.exec(agent)?.[1]
    if (version !== undefined) return unicode === null ? `${name} ${version}` : `${name} ${version}, Unicode ${unicode}`
  }
  return 'unknown engine'
}

/** Of this page, worker or process. */
export const engineHere: string = engineName(globalThis)
