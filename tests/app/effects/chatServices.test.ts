/** Whose chat template a lane has. */
import { expect, test } from 'vitest'
import { createChatServices } from '../../../src/app/effects/chatServices.ts'
import { createFakeService } from './fakeService.ts'

test('a tokenizer of the page has the one that comes with the page, a variant its original’s, any other what its files say', async () => {
  const { templateOf } = createChatServices(createFakeService().service)
  const own = await templateOf('qwen3')
  expect(own).toMatchObject({ ok: true, value: { specialTokens: { eos_token: '<|im_end|>' } } })
  expect(await templateOf('variant:qwen3:digits=threes-right')).toEqual(own)
  expect(await templateOf('gpt2')).toEqual({ ok: true, value: null })
  expect(await templateOf('hub:org/name')).toEqual({ ok: true, value: null })
})
