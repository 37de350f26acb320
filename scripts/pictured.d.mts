export const PICTURED: { readonly width: number; readonly height: number }
export function writtenOn(): readonly string[]
