/** The libraries that numbers depend on, with their exact versions, for citations and exports. */
import { dependencies } from '../../package.json' with { type: 'json' }

const LIBRARIES = ['@huggingface/tokenizers', '@huggingface/transformers', 'onnxruntime-web'] as const

export const libraries: readonly string[] = LIBRARIES.map((name) => `${name} ${dependencies[name]}`)
