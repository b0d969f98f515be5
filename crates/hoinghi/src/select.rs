//! Which overlapping mentions stay.

use crate::span::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A mention's claim on its words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim {
    /// The words claimed; a mention may claim fewer than it quotes.
    pub(crate) span: Span,
    pub(crate) kind: ClaimKind,
}

/// What claims words; of two claims as long as each other, the earlier kind stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ClaimKind {
    Citation,
    Date,
    Percentage,
    Count,
    /// Numbers that are no fact: labels, telephone numbers, furniture.
    Label,
}

impl ClaimKind {
    fn is_figure(self) -> bool {
        !matches!(self, ClaimKind::Citation | ClaimKind::Date)
    }
}

/// For each claim, the index of the claim that it loses to, if it loses.
///
/// One total order decides: documents and dates before figures, for they say more of their numbers;
/// then the longer claim, then the earlier kind, then the earlier place.
/// A claim stays when it overlaps none that stays before it in this order.
pub(crate) fn choose(claims: &[Claim]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_unstable_by_key(|&i| {
        let Claim { span, kind } = claims[i];
        (kind.is_figure(), Reverse(span.len()), kind, span.start, i)
    });
    let mut lost = vec![None; claims.len()];
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    for i in order {
        let span = claims[i].span;
        // Kept claims do not overlap each other, so only the last one before the end can.
        let rival = kept.range(..span.end).next_back().map(|(_, &j)| j);
        match rival.filter(|&j| claims[j].span.overlaps(span)) {
            Some(winner) => lost[i] = Some(winner),
            None if span.is_empty() => {}
            None => drop(kept.insert(span.start, i)),
        }
    }
    lost
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(start: usize, end: usize, kind: ClaimKind) -> Claim {
        Claim { span: Span::new(start, end), kind }
    }

    #[test]
    fn figures_last_then_longer_then_kind_then_place() {
        use ClaimKind::{Citation, Count, Date};
        let lost = choose(&[
            claim(0, 4, Date),
            claim(0, 9, Citation),
            claim(10, 12, Count),
            claim(10, 12, Date),
            claim(20, 23, Count),
            claim(22, 25, Count),
            claim(30, 34, Date),
            claim(32, 40, Count),
        ]);
        assert_eq!(lost, [Some(1), None, Some(3), None, None, Some(4), None, Some(6)]);
    }
}
