export interface WebKitPaths {
  readonly driver: string
  readonly browser: string
  readonly screen: string
}
export function findEngines(): { readonly firefox: string | null; readonly webkit: WebKitPaths | null }
export function installEngines(): Promise<void>
export function testedEngines(): readonly string[]
export function missingEngines(): readonly string[]
