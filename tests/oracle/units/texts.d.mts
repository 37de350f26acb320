export function unitTexts(): readonly string[]
