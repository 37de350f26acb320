import type { Rolldown } from 'vite'

export declare const workerParts: Rolldown.CodeSplittingOptions
