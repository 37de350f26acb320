/** Prompts worth asking about; their names are the messages `nextByte.prepared.<id>`. */
export const preparedPrompts = [
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
