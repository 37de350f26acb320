/**
 * Whose each stretch of a rendered conversation is: a message's content, the name of its role, or the template's. A template is a
 * program, so this is found by running it: once more with a mark in the place of each content, and with the first messages alone.
 * Pure.
 */
import { succeed, type Outcome } from '../tokenizers/failure.ts'
import type { Conversation } from './conversation.ts'
import type { ChatSwitches, Renderer } from './renderTemplate.ts'

export type Owner = 'content' | 'role' | 'template'

/** Stretches tile the rendered text. Offsets in UTF-16 units. */
export interface OwnedStretch {
  readonly start: number
  readonly end: number
  readonly owner: Owner
  /** Index of the message that it belongs to; null: to none, as the prompt for an answer. */
  readonly message: number | null
}

/** What a template did to the content of a message. `dropped`: it is nowhere; `changed`: not as it was given, such as trimmed. */
interface Altered {
  readonly message: number
  readonly how: 'dropped' | 'changed'
}

export interface RenderedChat {
  readonly text: string
  readonly stretches: readonly OwnedStretch[]
  readonly altered: readonly Altered[]
}

interface Placed {
  readonly message: number
  readonly start: number
  readonly end: number
}

/** Renders a conversation and says whose each stretch is. Failures: those of the renderer. */
export function renderOwned(
  render: Renderer,
  conversation: Conversation,
  switches: ChatSwitches,
): Outcome<RenderedChat> {
  const rendered = render(conversation, switches)
  if (!rendered.ok) return rendered
  const text = rendered.value
  const placed = byMarks(render, conversation, switches, text) ?? bySearch(conversation, text)
  const ends = messageEnds(render, conversation, switches, text)
  const { messages } = conversation
  const altered = messages.flatMap(({ content }, message): readonly Altered[] => {
    if (content === null || content.trim() === '') return []
    const places = placed.filter((place) => place.message === message)
    if (places.length === 0) return [{ message, how: 'dropped' }]
    return places.some(({ start, end }) => text.slice(start, end) === content) ? [] : [{ message, how: 'changed' }]
  })
  return succeed({ text, stretches: stretchesOf(text, placed, ends, conversation), altered })
}

/** Where the contents are, by a rendering in which each is a mark; null if the template makes something else of marks. */
function byMarks(
  render: Renderer,
  conversation: Conversation,
  switches: ChatSwitches,
  text: string,
): readonly Placed[] | null {
  const { messages, tools } = conversation
  const mark = unusedMark(text)
  const marked = render(
    {
      tools,
      messages: messages.map((message, index) =>
        message.content === null ? message : { ...message, content: `${mark}${index}${mark}` },
      ),
    },
    switches,
  )
  if (!marked.ok) return null
  // Texts between the marks and indices of messages, in turn.
  const parts = marked.value.split(new RegExp(`${mark}(\\d+)${mark}`, 'u'))
  const [first = ''] = parts
  if (!text.startsWith(first)) return null
  const placed: Placed[] = []
  let at = first.length
  for (let part = 1; part < parts.length; part += 2) {
    const message = Number(parts[part])
    const behind = parts[part + 1] ?? ''
    const isLast = part + 2 >= parts.length
    const content = messages[message]?.content ?? ''
    const length = [content, content.trimEnd(), content.trimStart(), content.trim()]
      .filter((one) => text.startsWith(one, at))
      .map((one) => one.length)
      .find((one) => (isLast ? text.slice(at + one) === behind : text.startsWith(behind, at + one)))
    if (length === undefined) return null
    placed.push({ message, start: at, end: at + length })
    at += length + behind.length
  }
  return at === text.length ? placed : null
}

/** A character for private use that the text lacks; there are more of them than a text here has characters of one kind. */
function unusedMark(text: string): string {
  for (let code = 0xe000; code < 0xf8ff; code++) {
    const mark = String.fromCharCode(code)
    if (!text.includes(mark)) return mark
  }
  return '\uf8ff'
}

/** Where the contents are found one after the other: all that can be known of a template that looks into them. */
function bySearch({ messages }: Conversation, text: string): readonly Placed[] {
  const placed: Placed[] = []
  let from = 0
  for (const [message, { content }] of messages.entries()) {
    const whole = content ?? ''
    for (const candidate of [whole, whole.trim(), (whole.split('</think>').at(-1) ?? '').trim()]) {
      const start = candidate === '' ? -1 : text.indexOf(candidate, from)
      if (start === -1) continue
      from = start + candidate.length
      placed.push({ message, start, end: from })
      break
    }
  }
  return placed
}

/** Where the text of each message ends, by the rendering of the messages up to it; null where that is not the beginning of the whole. */
function messageEnds(
  render: Renderer,
  { messages, tools }: Conversation,
  switches: ChatSwitches,
  text: string,
): readonly (number | null)[] {
  return messages.map((_, index) => {
    const first = render({ tools, messages: messages.slice(0, index + 1) }, { ...switches, generationPrompt: false })
    return first.ok && text.startsWith(first.value) ? first.value.length : null
  })
}

/** What stands between two contents: the end of one message and the beginning of the next. */
interface Gap {
  readonly start: number
  readonly end: number
  readonly before: number | null
  readonly next: number | null
}

function gapsOf(text: string, placed: readonly Placed[]): readonly Gap[] {
  const bounds = [null, ...placed, null]
  return bounds.slice(1).map((next, index) => ({
    start: bounds[index]?.end ?? 0,
    end: next?.start ?? text.length,
    before: bounds[index]?.message ?? null,
    next: next?.message ?? null,
  }))
}

/** Where the message before ends in a gap; null if its end is not known. */
function cutOf({ start, end, before }: Gap, ends: readonly (number | null)[]): number | null {
  const ended = before === null ? start : (ends[before] ?? null)
  return ended === null || ended < start || ended > end ? null : ended
}

function stretchesOf(
  text: string,
  placed: readonly Placed[],
  ends: readonly (number | null)[],
  { messages }: Conversation,
): readonly OwnedStretch[] {
  const gaps = gapsOf(text, placed)
  const roleOf = (message: number | null): string => (message === null ? '' : (messages[message]?.role ?? ''))
  // How messages of a role begin, and how messages end, where that is known: so they do elsewhere too.
  const beginnings = new Map<string, string>()
  const endings = new Set<string>()
  for (const gap of gaps) {
    const cut = cutOf(gap, ends)
    if (cut === null || gap.before === null) continue
    endings.add(text.slice(gap.start, cut))
    if (gap.next !== null) beginnings.set(roleOf(gap.next), text.slice(cut, gap.end))
  }
  const likelyCut = ({ start, end, next }: Gap): number => {
    const between = text.slice(start, end)
    const beginning = beginnings.get(roleOf(next))
    if (next !== null && beginning !== undefined && between.endsWith(beginning)) return end - beginning.length
    const ending = [...endings].find((one) => one !== '' && between.startsWith(one))
    return ending === undefined ? (next === null ? end : start) : start + ending.length
  }
  const stretches: OwnedStretch[] = []
  const add = (start: number, end: number, owner: Owner, message: number | null): void => {
    if (end > start) stretches.push({ start, end, owner, message })
  }
  for (const [index, gap] of gaps.entries()) {
    const { start, end, before, next } = gap
    const cut = cutOf(gap, ends) ?? likelyCut(gap)
    add(start, cut, 'template', before)
    const role = next === null ? null : roleIn(text.slice(cut, end), roleOf(next))
    add(cut, cut + (role?.start ?? 0), 'template', next)
    add(cut + (role?.start ?? 0), cut + (role?.end ?? 0), 'role', next)
    add(cut + (role?.end ?? 0), end, 'template', next)
    const content = placed[index]
    if (content !== undefined) add(content.start, content.end, 'content', content.message)
  }
  return stretches
}

/** What templates call a role, if not by its name. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['assistant', 'model'],
  ['system', 'developer'],
])

/** Where a template names the role before a content: the last place, in any case. */
function roleIn(gap: string, role: string): { readonly start: number; readonly end: number } | null {
  const lower = gap.toLowerCase()
  const [best] = [role, OTHER_NAMES.get(role) ?? role]
    .map((name) => ({ start: lower.lastIndexOf(name.toLowerCase()), length: name.length }))
    .toSorted((one, other) => other.start - one.start)
  return best === undefined || best.start === -1 ? null : { start: best.start, end: best.start + best.length }
}
