/** Texts worth cutting; their names are the messages `segmentations.prepared.<id>`. */
export const preparedTexts = [
  { id: 'word', text: ' strawberry' },
  { id: 'rare', text: ' antidisestablishmentarianism' },
  { id: 'number', text: ' 1234567' },
  { id: 'chinese', text: '人人生而自由' },
  { id: 'code', text: 'for (let i = 0; i < n; i++)' },
] as const
