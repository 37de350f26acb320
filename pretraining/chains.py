"""The Markov chains that markov.py makes language models of: letters A and B, their probabilities, and a tokenizer each.

`quarter-half` starts as if a B had come before; the others start in their stationary distribution. Chains f1 to f3 are
worked examples of tokenization bias: order 1 and order 3 under longest-prefix encoding, and order 3 under BPE.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property


@dataclass(frozen=True)
class Chain:
    name: str
    # P(next letter is A | the last letters, oldest first)
    letter_a: dict[str, Fraction]
    vocabulary: tuple[str, ...]
    # merges of BPE by rank; None for longest-prefix encoding
    merges: tuple[tuple[str, str], ...] | None
    # the letters that the text is taken to follow; None for the stationary distribution
    after: str | None

    @property
    def order(self) -> int:
        return len(next(iter(self.letter_a)))

    @property
    def start_in_words(self) -> str:
        return "stationary distribution" if self.after is None else f"as after {self.after}"

    @cached_property
    def stationary(self) -> dict[str, Fraction]:
        """Probability of each run of `order` letters, by Gaussian elimination in fractions."""
        runs = sorted(self.letter_a)
        matrix = [[Fraction(0)] * len(runs) for _ in runs]
        for column, run in enumerate(runs):
            matrix[column][column] -= 1
            for letter in "AB":
                matrix[runs.index((run + letter)[1:])][column] += self.step(run, letter)
        # the last balance follows from the others; the shares add up to 1 in its place
        matrix[-1] = [Fraction(1)] * len(runs)
        rows = [[*row, Fraction(int(place == len(runs) - 1))] for place, row in enumerate(matrix)]
        for column in range(len(runs)):
            pivot = next(place for place in range(column, len(runs)) if rows[place][column] != 0)
            rows[column], rows[pivot] = rows[pivot], rows[column]
            rows[column] = [value / rows[column][column] for value in rows[column]]
            for place, row in enumerate(rows):
                if place != column:
                    rows[place] = [value - row[column] * own for value, own in zip(row, rows[column], strict=True)]
        return {run: row[-1] for run, row in zip(runs, rows, strict=True)}

    def step(self, run: str, letter: str) -> Fraction:
        return self.letter_a[run] if letter == "A" else 1 - self.letter_a[run]

    def probability(self, text: str) -> Fraction:
        """Probability that the endless text begins with `text`."""
        if self.after is not None:
            return self.following(self.after, text)
        if len(text) < self.order:
            return sum((share for run, share in self.stationary.items() if run.startswith(text)), Fraction(0))
        return self.stationary[text[: self.order]] * self.following(text[: self.order], text[self.order :])

    def following(self, run: str, text: str) -> Fraction:
        product = Fraction(1)
        for letter in text:
            product *= self.step(run, letter)
            run = (run + letter)[1:]
        return product

    def encode(self, text: str) -> tuple[str, ...]:
        return longest_prefixes(text, self.vocabulary) if self.merges is None else merged(text, self.merges)


def longest_prefixes(text: str, vocabulary: tuple[str, ...]) -> tuple[str, ...]:
    tokens = []
    while text:
        tokens.append(max((token for token in vocabulary if text.startswith(token)), key=len))
        text = text[len(tokens[-1]) :]
    return tuple(tokens)


def merged(text: str, merges: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """BPE: each merge in turn, everywhere, from left to right."""
    tokens = list(text)
    for left, right in merges:
        joined, place = [], 0
        while place < len(tokens):
            pair = tokens[place : place + 2] == [left, right]
            joined.append(left + right if pair else tokens[place])
            place += 2 if pair else 1
        tokens = joined
    return tuple(tokens)


def hundredths(**shares: int) -> dict[str, Fraction]:
    return {run: Fraction(share, 100) for run, share in shares.items()}


ORDER_3 = hundredths(AAA=10, AAB=80, ABA=35, ABB=60, BAA=75, BAB=20, BBA=50, BBB=90)

CHAINS = (
    Chain("quarter-half", hundredths(A=75, B=50), ("A", "B", "AA"), (("A", "A"),), "B"),
    Chain("f1", hundredths(A=60, B=30), ("A", "B", "AA"), None, None),
    Chain("f2", ORDER_3, ("A", "B", "AA", "BAAB", "BBAA", "BBBA", "BA", "BBA"), None, None),
    Chain("f3", ORDER_3, ("A", "B", "BA", "BAA", "BBA"), (("B", "A"), ("BA", "A"), ("B", "BA")), None),
)
