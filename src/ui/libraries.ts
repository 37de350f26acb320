/** The libraries that numbers depend on, with their exact versions, for citations and exports. */
import { engineHere } from '../core/text/engine.ts'
import { dependencies } from '../../package.json' with { type: 'json' }

const LIBRARIES = ['@huggingface/tokenizers', '@huggingface/transformers', 'onnxruntime-web'] as const

/** Words are cut by the browser, and another one cuts them otherwise: it counts among them. */
export const libraries: readonly string[] = [
  ...LIBRARIES.map((name) => `${name} ${dependencies[name]}`),
  `Intl.Segmenter of ${engineHere}`,
]
