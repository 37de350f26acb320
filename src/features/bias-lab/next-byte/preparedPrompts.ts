/** Prompts worth asking about; their names are the messages `nextByte.prepared.<id>`. */
const familyPrompts = [
  { id: 'trailing-space', prompt: 'An apple a day keeps the ' },
  { id: 'no-space', prompt: 'An apple a day keeps the' },
  { id: 'cut-name', prompt: 'The history of Boul' },
  { id: 'cut-word', prompt: 'It was unbeliev' },
  { id: 'half-indent', prompt: 'def f(x):\n    if x:\n      ' },
  { id: 'url-colon', prompt: 'See http:' },
  { id: 'url-slashes', prompt: 'See http://' },
  { id: 'chinese', prompt: '中华人民共和国' },
  { id: 'digits', prompt: 'In the year 198' },
] as const

/**
 * For SmolLM2, which knows what comes next: naively it says something else, exactly what is `right`, as measured by
 * `scripts/record-next-bytes.mjs`.
 */
export const smollm2Prompts = [
  { id: 'capital-of-france', prompt: 'The capital of France is ', right: 'Paris' },
  { id: 'united-sta', prompt: 'The President of the United Sta', right: 'tes' },
  { id: 'in-ran', prompt: 'for i in ran', right: 'ge' },
  { id: 'numpy', prompt: 'import numpy as n', right: 'p' },
  { id: 'url-colon', prompt: 'See http:', right: '//' },
  { id: 'chinese-one', prompt: '这是一', right: '个' },
] as const

export type PreparedPrompt = (typeof familyPrompts)[number] | (typeof smollm2Prompts)[number]

/** Those that were chosen for a language model; for one of the hub, those of the family. */
export const promptsFor = (languageModel: string): readonly PreparedPrompt[] =>
  languageModel === 'smollm2-135m-instruct' ? smollm2Prompts : familyPrompts
