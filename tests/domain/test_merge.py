from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from msdesk.domain.archive import Archive, KeptDraft, KeptProfile, KeptReading, Part, digest
from msdesk.domain.mending import mended
from msdesk.domain.merge import MergePlan, SubjectPlan, merged, newest
from msdesk.domain.reading import NOT_REMEMBERED
from tests.domain.archives import (
    EMPTY,
    LATER,
    NOW,
    answer,
    archive,
    archives,
    bounded,
    note,
    visit,
)


def counts(ours: Archive, theirs: Archive) -> tuple[SubjectPlan, ...]:
    return merged(ours, theirs)[1].subjects


@bounded
@given(archives(), archives())
def test_whichever_merges_first_both_end_with_the_same(one: Archive, other: Archive) -> None:
    assert digest(merged(one, other)[0]) == digest(merged(other, one)[0])


@bounded
@given(archives(), archives())
def test_merging_a_second_time_changes_nothing(one: Archive, other: Archive) -> None:
    once, _ = merged(one, other)
    twice, plan = merged(once, other)

    assert twice == once
    assert not plan.changes_anything


@bounded
@given(archives(), archives())
def test_the_other_record_may_merge_the_outcome_too(one: Archive, other: Archive) -> None:
    here, _ = merged(one, other)
    there, _ = merged(other, here)

    assert digest(there) == digest(here)
    assert not merged(here, there)[1].changes_anything


@bounded
@given(archives())
def test_an_empty_record_takes_all_as_it_is(whole: Archive) -> None:
    after, _ = merged(EMPTY, whole)

    assert digest(after) == digest(whole)


@bounded
@given(archives(), archives())
def test_every_rule_holds_after_a_merge(one: Archive, other: Archive) -> None:
    after, _ = merged(one, other)

    assert mended(after) == after


@bounded
@given(archives(), archives())
def test_nothing_is_lost_in_a_merge(one: Archive, other: Archive) -> None:
    after, _ = merged(one, other)

    def ids(whole: Archive) -> set[str]:
        return {n.id for n in whole.journal} | {q.id for q in whole.questions}

    assert ids(after) == ids(one) | ids(other)


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ((), (note("a"),), SubjectPlan(subject="Notes", new=1)),
        ((), (note("a", deleted_at=NOW),), SubjectPlan(subject="Notes", to_bin=1)),
        ((note("a"),), (note("a"),), SubjectPlan(subject="Notes", same=1)),
        (
            (note("a"),),
            (note("a", "new words", changed_at=LATER),),
            SubjectPlan(subject="Notes", changed=1),
        ),
        (
            (note("a", "new words", changed_at=LATER),),
            (note("a"),),
            SubjectPlan(subject="Notes", older=1),
        ),
        (
            (note("a"),),
            (note("a", changed_at=LATER, deleted_at=LATER),),
            SubjectPlan(subject="Notes", deleted=1),
        ),
        (
            (note("a", deleted_at=NOW),),
            (note("a", changed_at=LATER),),
            SubjectPlan(subject="Notes", changed=1),
        ),
        (
            (note("a", deleted_at=NOW),),
            (note("a", "words", changed_at=LATER, deleted_at=LATER),),
            SubjectPlan(subject="Notes", changed=1),
        ),
    ],
)
def test_a_plan_says_what_becomes_of_each_thing(
    here: tuple[object, ...], there: tuple[object, ...], expected: SubjectPlan
) -> None:
    assert counts(archive(*here), archive(*there)) == (expected,)


def test_a_plan_names_the_subjects_in_the_order_they_are_shown() -> None:
    theirs = archive(answer("work"), visit("p"), note("a"), profile=KeptProfile(changed_at=NOW))

    named = [subject.subject for subject in counts(EMPTY, theirs)]
    assert named == ["Notes", "Appointments", "What matters", "My MS"]


def test_a_plan_of_nothing_changes_nothing() -> None:
    assert not MergePlan(subjects=()).changes_anything


@pytest.mark.parametrize("what", ["new", "changed", "deleted", "to_bin"])
def test_what_changes_the_record_is_said(what: str) -> None:
    assert MergePlan(subjects=(SubjectPlan(subject="Notes", **{what: 1}),)).changes_anything


@pytest.mark.parametrize("what", ["older", "same"])
def test_what_stays_is_no_change(what: str) -> None:
    assert not MergePlan(subjects=(SubjectPlan(subject="Notes", **{what: 1}),)).changes_anything


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        (note("a", "old", changed_at=LATER), note("a", "zzz")),
        (note("a", "live"), note("a", "zzz", deleted_at=NOW)),
        (note("a", "b"), note("a", "a")),
        (note("a", changed_at=LATER, deleted_at=LATER), note("a")),
    ],
)
def test_which_version_stays_does_not_hang_on_whose_it_is(stays: Part, goes: Part) -> None:
    assert newest(stays, goes) == newest(goes, stays) == stays


def test_of_one_thing_twice_in_a_file_the_newest_comes() -> None:
    theirs = archive(note("a", "new", changed_at=LATER), note("a", "old"))

    after, plan = merged(EMPTY, theirs)

    assert [n.text for n in after.journal] == ["new"]
    assert plan.subjects == (SubjectPlan(subject="Notes", new=1),)


def test_what_is_ours_keeps_its_place_and_what_is_new_follows() -> None:
    after, _ = merged(archive(note("b"), note("d")), archive(note("c"), note("d"), note("a")))

    assert [n.id for n in after.journal] == ["b", "d", "c", "a"]


def test_a_draft_of_ours_stays_and_one_we_lack_comes() -> None:
    ours = KeptDraft(key="note", body='{"text": "ours"}', changed_at=NOW)
    theirs = KeptDraft(key="note", body='{"text": "theirs"}', changed_at=LATER)
    more = KeptDraft(key="visit", body="{}", changed_at=NOW)

    after, _ = merged(archive(ours), archive(theirs, more))

    assert set(after.drafts) == {ours, more}


def test_the_newer_profile_stays() -> None:
    old = KeptProfile(changed_at=NOW, walking="far")
    new = replace(old, changed_at=LATER, walking="200 metres")

    assert merged(replace(EMPTY, profile=new), replace(EMPTY, profile=old))[0].profile == new
    assert merged(replace(EMPTY, profile=old), replace(EMPTY, profile=new))[0].profile == new


READ = KeptReading(card="examplumab", section="gain", changed_at=NOW)


def test_what_was_read_on_the_other_computer_comes_along() -> None:
    later = replace(READ, changed_at=LATER)

    after, plan = merged(replace(EMPTY, reading=(READ,)), replace(EMPTY, reading=(later,)))

    assert after.reading == (later,)
    assert not plan.changes_anything


def test_what_was_read_stays_away_where_it_is_not_to_be_remembered() -> None:
    off = KeptDraft(key=NOT_REMEMBERED, body="{}", changed_at=NOW)

    after, _ = merged(replace(EMPTY, drafts=(off,)), replace(EMPTY, reading=(READ,)))

    assert after.reading == ()
