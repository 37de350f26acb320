/** Answers of lanes: forgotten with the lane, and no answer of the tokenizer that was loaded since. */
import { expect, test } from 'vitest'
import {
  answerBy,
  keepAnswersOf,
  loadedCard,
  putAnswer,
  useAnsweredChats,
} from '../../../src/features/chat/answeredChats.ts'
import { questionOf } from '../../../src/features/chat/chatQuestion.ts'
import { defaultOptions } from '../../../src/features/options.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore } from '../../../src/state/store.ts'
import { shippedTokenizer } from '../../core/tokenizers/bpe/shipped.ts'

const question = questionOf(defaultOptions.chat)
const chat = { status: 'no-template' } as const
const { card } = shippedTokenizer('gpt2')

test('the answer of a lane that was removed is forgotten, those of the others stay as they are', () => {
  putAnswer('gpt2', { question, card, chat })
  putAnswer('qwen3', { question, card, chat })
  keepAnswersOf(['qwen3', 'byt5'])
  const { chats } = useAnsweredChats.getState()
  expect([...chats.keys()]).toEqual(['qwen3'])
  keepAnswersOf(['qwen3'])
  expect(useAnsweredChats.getState().chats).toBe(chats)
})

test('a tokenizer that is not loaded, or was loaded again, has no answer', () => {
  putAnswer('gpt2', { question, card, chat })
  const { chats } = useAnsweredChats.getState()
  const store = createStore(defaultComparison('', null), {
    session: { tokenizers: { gpt2: { status: 'ready', card, incremental: true } } },
  })
  const answer = () => answerBy(chats, 'gpt2', loadedCard(store.getState(), 'gpt2'))
  expect(answer()).toEqual({ question, card, chat })
  store.setState(({ session }) => ({
    session: { ...session, tokenizers: { gpt2: { status: 'ready', card: { ...card }, incremental: true } } },
  }))
  expect(answer()).toBeUndefined()
  store.setState(({ session }) => ({ session: { ...session, tokenizers: {} } }))
  expect(answer()).toBeUndefined()
})
