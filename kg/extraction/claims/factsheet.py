"""Where the extractors of one document write down what they find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg import vocabulary as v
from kg.records import DOCUMENT_KEY, Claim, Document, Evidence, Findings, Literal, Mention

__all__ = ["FactSheet"]


@dataclass
class _Draft:
    kind: str
    identity: str = ""
    forms: dict[str, None] = field(default_factory=dict)


@dataclass
class FactSheet:
    """Mentions and claims of one document, as they are found.

    Nothing gets in without a sentence: every mention and every claim needs the evidence for it.
    """

    document: Document
    _drafts: dict[str, _Draft] = field(default_factory=dict)
    _claims: dict[tuple[str, str, str | Literal], list[Claim]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def mention(
        self,
        key: str,
        kind: str,
        label: str,
        evidence: Evidence,
        *,
        identity: str = "",
        aliases: Iterable[str] = (),
        found_by: str = "mention",
        confidence: float = 0.95,
        implied: bool = False,
    ) -> str:
        """Note that the document speaks of something.

        Args:
            key: Its name within the document; the same thing, the same key.
            kind: Local name of its most specific class, or the IRI of a class of another vocabulary.
            label: The best form of its name; the first call with a key decides.
            evidence: The sentence that speaks of it.
            identity: As for `Mention`.
            aliases: Other forms of its name.
            found_by: Name of the rule.
            confidence: In [0, 1].
            implied: The text does not speak of it, but something that it says needs it: the state in which
                a city lies.

        Returns:
            The key.
        """
        iri = kind if "://" in kind else v.ent(kind)
        draft = self._drafts.setdefault(key, _Draft(iri, identity))
        draft.forms.update(dict.fromkeys((label, *aliases)))
        if not implied:
            self.claim(DOCUMENT_KEY, "mentions", key, [evidence], found_by=found_by, confidence=confidence)
        return key

    def label(self, key: str) -> str:
        """Give the name of a mention that was noted before."""
        return next(iter(self._drafts[key].forms))

    def claim(
        self,
        subject: str,
        predicate: str,
        value: str | Literal,
        evidence: Sequence[Evidence],
        *,
        found_by: str,
        confidence: float,
        attribution: str = "",
        since: str = "",
    ) -> None:
        """Note a fact.

        Args:
            subject: Key of a mention, or "document".
            predicate: Local name of a property of the ontology, or the IRI of another one.
            value: Key of a mention, IRI of a concept or class, or a literal.
            evidence: The sentences that say it; at least one.
            found_by: Name of the rule.
            confidence: In [0, 1].
            attribution: Who the document says said it.
            since: When it came to be so, for what was so before (EDTF).

        Raises:
            ValueError: There is no evidence.
        """
        if not evidence:
            raise ValueError(f"no evidence for {predicate} of {subject}")
        iri = predicate if "://" in predicate else v.ent(predicate)
        claim = Claim(
            document=self.document.id,
            subject=subject,
            predicate=iri,
            object=value,
            evidence=tuple(evidence),
            confidence=confidence,
            found_by=found_by,
            attribution=attribution,
            since=since,
        )
        self._claims[subject, iri, value].append(claim)

    def findings(self) -> Findings:
        """Give everything that was noted, sorted; several sentences for one fact become one claim."""
        mentions = [
            Mention(
                document=self.document.id,
                key=key,
                kind=draft.kind,
                label=next(iter(draft.forms)),
                aliases=tuple(sorted(list(draft.forms)[1:])),
                identity=draft.identity,
            )
            for key, draft in sorted(self._drafts.items())
        ]
        return Findings(
            self.document, tuple(mentions), tuple(sorted(map(_merge, self._claims.values()), key=_order))
        )


def _merge(claims: list[Claim]) -> Claim:
    best = max(claims, key=lambda claim: (claim.confidence, claim.found_by, claim.attribution))
    evidence = tuple(sorted({e for claim in claims for e in claim.evidence}))
    return Claim(
        document=best.document,
        subject=best.subject,
        predicate=best.predicate,
        object=best.object,
        evidence=evidence,
        confidence=best.confidence,
        found_by=best.found_by,
        attribution="" if any(not claim.attribution for claim in claims) else best.attribution,
        since=best.since,
    )


def _order(claim: Claim) -> tuple[object, ...]:
    value = claim.object
    return (
        claim.subject,
        claim.predicate,
        (value.value, value.datatype) if isinstance(value, Literal) else (value, ""),
    )
