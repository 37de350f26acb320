export const isolationHeaders: Readonly<Record<string, string>>
export function documentPolicy(styleHashes: readonly string[]): string
export const securityHeaders: Readonly<Record<string, string>>
