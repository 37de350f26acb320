export const SEED: number
export const chosen: readonly string[]
