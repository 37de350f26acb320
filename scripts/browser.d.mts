export const browserFlags: readonly string[]
export function findOrInstallBrowser(): string
