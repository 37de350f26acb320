/** Prepared conversations: in three languages the same, and one with a tool. They are read like one that is pasted. */
import type { Conversation } from '../../core/chat/conversation.ts'

const plain = (...messages: readonly (readonly [role: string, content: string])[]): Conversation => ({
  messages: messages.map(([role, content]) => ({ role, content, more: {} })),
  tools: [],
})

export const exampleIds = ['english', 'hindi', 'chinese', 'tools'] as const
export type ExampleId = (typeof exampleIds)[number]

export const examples: Readonly<Record<ExampleId, Conversation>> = {
  english: plain(
    ['system', 'You are a helpful assistant. Answer briefly.'],
    ['user', 'When does the next train to Jaipur leave?'],
    ['assistant', 'At 17:40, from platform 3.'],
    ['user', 'Thank you! Is there a later one?'],
  ),
  hindi: plain(
    ['system', 'आप एक सहायक हैं। संक्षेप में उत्तर दें।'],
    ['user', 'जयपुर के लिए अगली ट्रेन कब जाती है?'],
    ['assistant', '17:40 पर, प्लेटफ़ॉर्म 3 से।'],
    ['user', 'धन्यवाद! क्या उसके बाद भी कोई है?'],
  ),
  chinese: plain(
    ['system', '你是一个有用的助手。请简短回答。'],
    ['user', '下一班去斋浦尔的火车几点开？'],
    ['assistant', '17:40，3号站台。'],
    ['user', '谢谢！还有更晚的吗？'],
  ),
  tools: {
    messages: [
      { role: 'user', content: 'What is the weather in Pune?', more: {} },
      {
        role: 'assistant',
        content: 'Let me look.',
        more: {
          tool_calls: [
            { id: 'call00001', type: 'function', function: { name: 'weather', arguments: { city: 'Pune' } } },
          ],
        },
      },
      {
        role: 'tool',
        content: '{"rain": false, "celsius": 24.5}',
        more: { tool_call_id: 'call00001', name: 'weather' },
      },
      { role: 'assistant', content: 'Dry, at 24.5 °C.', more: {} },
      { role: 'user', content: 'And tomorrow?', more: {} },
    ],
    tools: [
      {
        type: 'function',
        function: {
          name: 'weather',
          description: 'The weather of a city.',
          parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        },
      },
    ],
  },
}
