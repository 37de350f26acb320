/** What an error of ONNX Runtime means, as a failure in words. Its errors have no codes, so their texts are read. */
import type { Failure } from '../../core/tokenizers/failure.ts'
import type { Device } from '../../core/scores/languageModel.ts'

const OUT_OF_MEMORY =
  /out of memory|bad_alloc|\bOOM\b|memory access out of bounds|array buffer allocation failed|invalid (?:typed )?array (?:buffer )?length|failed to allocate|allocation size overflow|exceeds? (?:the )?max(?:imum)? (?:buffer|binding) size/i
const UNSUPPORTED =
  /could not find an implementation for|not_implemented|is not a registered function|no op(?:erator)? registered|unsupported (?:operator|data type)|only guarantees support for models stamped with opset/i
const DAMAGED =
  /invalid_protobuf|protobuf parsing failed|invalid_graph|failed to load model because|no model graph|model_file|corrupt/i

function textOfError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The name of a device inside a sentence; the names are the same in every language. */
function deviceName(kind: Device['kind']): string {
  return kind === 'webgpu' ? 'WebGPU' : 'WASM'
}

/**
 * `out-of-memory`, `unsupported-operator`, `model-damaged` or `session-failed`, each with {what, device, detail}. Numbers
 * alone are what a C++ exception leaves that nobody translated: on WASM it is the memory that is short then.
 */
export function failureOfError(error: unknown, what: string, kind: Device['kind']): Failure {
  const text = textOfError(error)
  const values = { what, device: deviceName(kind), detail: firstLine(text) }
  if (OUT_OF_MEMORY.test(text) || /^\d+$/.test(text)) return { code: 'out-of-memory', values }
  if (UNSUPPORTED.test(text)) return { code: 'unsupported-operator', values }
  if (DAMAGED.test(text)) return { code: 'model-damaged', values }
  return { code: 'session-failed', values }
}

/** Its first line, for a sentence. */
export function briefTextOf(error: unknown): string {
  return firstLine(textOfError(error))
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? ''
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}
