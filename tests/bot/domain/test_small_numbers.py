"""What is hidden cannot be worked out from what is shown: every number that would fit is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.small_numbers import FEW, NOT_SHOWN, SMALL, Count, alone, out_of, split

parts = st.lists(st.integers(0, 8) | st.integers(0, 400), min_size=2, max_size=4)


def fits(number: int, count: Count) -> bool:
    if count.exactly is not None:
        return number == count.exactly
    if count == NOT_SHOWN:
        return number >= SMALL  # the reader knows the rule: it is no small one
    return (count.below is None or number < count.below) and (count.above is None or number > count.above)


def possible(whole: Count, shown: Sequence[Count], most: int) -> Iterator[tuple[int, ...]]:
    """Every way the parts may be for one who reads this; `most`: of those tried for a part that is not shown."""
    numbers = [[n.exactly] if n.exactly is not None else range(most + 1) for n in shown]
    for tried in product(*numbers):
        if all(fits(n, count) for n, count in zip(tried, shown, strict=True)) and fits(sum(tried), whole):
            yield tried


@given(st.lists(st.integers(0, 8), min_size=2, max_size=4))
def test_no_part_below_three_can_be_worked_out_from_the_whole_and_the_others(found: list[int]) -> None:
    whole, shown = split(found)
    ways = list(possible(whole, shown, sum(found) + SMALL))
    assert tuple(found) in ways
    for place, number in enumerate(found):
        if number < SMALL:
            assert len({way[place] for way in ways}) > 1, (found, whole, shown)
    if sum(found) < SMALL:
        assert len({sum(way) for way in ways}) > 1


@given(parts)
def test_what_is_shown_is_true_and_no_small_number_is_among_it(found: list[int]) -> None:
    whole, shown = split(found)
    for number, count in [(sum(found), whole), *zip(found, shown, strict=True)]:
        assert fits(number, count)
        assert count.exactly is None or count.exactly >= SMALL
        assert (count == FEW) == (number < SMALL)


@given(parts)
def test_nothing_is_hidden_without_a_small_number(found: list[int]) -> None:
    whole, shown = split([number + SMALL for number in found])
    assert [whole.exactly, *(count.exactly for count in shown)] == [
        sum(found) + SMALL * len(found),
        *(number + SMALL for number in found),
    ]


@given(st.integers(0, 30).flatmap(lambda known: st.tuples(st.integers(0, known), st.just(known))))
def test_of_a_known_number_neither_the_few_who_are_in_it_nor_the_few_who_are_not_can_be_counted(
    number: tuple[int, int],
) -> None:
    among, known = number
    shown = out_of(among, known)
    would_fit = [n for n in range(known + 1) if out_of(n, known) == shown]  # one who knows the rule, and the whole
    assert among in would_fit
    if known and (among < SMALL or known - among < SMALL):
        assert len(would_fit) > 1, (number, shown)


def test_the_hidden_is_as_little_as_possible() -> None:
    assert alone(2) == FEW
    assert alone(3) == Count(exactly=3)
    assert out_of(20, 21) == out_of(21, 21) == Count(above=18)
    assert out_of(18, 21) == Count(exactly=18)
    assert split([12, 6, 1, 1]) == (Count(exactly=20), (Count(exactly=12), Count(exactly=6), FEW, FEW))
    assert split([12, 6, 4, 1]) == (Count(exactly=23), (Count(exactly=12), Count(exactly=6), NOT_SHOWN, FEW))
    assert split([3, 0]) == (NOT_SHOWN, (Count(exactly=3), FEW))
