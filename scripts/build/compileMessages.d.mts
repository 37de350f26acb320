import type { Plugin } from 'vite'

/** A message as a string, or as icu-minify compiles it. */
export type CompiledCatalogue = { readonly [key: string]: CompiledCatalogue | string | readonly unknown[] }

export function compileCatalogue(node: object): CompiledCatalogue
export function compileMessages(): Plugin
