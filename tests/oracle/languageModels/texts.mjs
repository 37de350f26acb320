// Twenty texts for log-probabilities: scripts, code, white space, emoji, bytes that no text of the corpus has, one long one.
const CHAPTER =
  'In the beginning God created the heavens and the earth. Now the earth was formless and empty, and darkness was on the ' +
  'surface of the deep. God’s Spirit was hovering over the surface of the waters. God said, “Let there be light,” and there ' +
  'was light. God saw the light, and saw that it was good. God divided the light from the darkness. '

export const TEXTS = [
  'All human beings are born free and equal in dignity and rights.',
  'The quick brown fox jumps over the lazy dog.',
  CHAPTER.repeat(3).slice(0, 840),
  'a',
  '\n',
  '  leading, trailing and  double   spaces  ',
  '\t\tindented\r\n\r\n\r\nlines\n \n  \n',
  'def mean(values: list[float]) -> float:\n    """Average."""\n    return sum(values) / len(values)\n',
  'SELECT name, count(*) FROM tokens WHERE length > 3 GROUP BY name ORDER BY 2 DESC;',
  '<p class="note">R&amp;D: 3.14159 × 10⁻⁷, 1,234,567 €</p>',
  'Alle Menschen sind frei und gleich an Würde und Rechten geboren.',
  'Todos los seres humanos nacen libres e iguales en dignidad y derechos; ¿verdad?',
  'Все люди рождаются свободными и равными в своём достоинстве и правах.',
  'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια.',
  'يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.',
  'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता प्राप्त है।',
  '人人生而自由,在尊严和权利上一律平等。',
  'すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。',
  '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.',
  'Emoji 👩‍👩‍👧 🇪🇺 ☂️, Gothic 𐌰𐌱, a combining e\u0301, zero width\u200b, BOM \ufeff, NUL \u0000 and \u{10ffff}.',
]
