//! Which overlapping mentions stay.

use crate::span::Span;
use std::collections::BTreeMap;

/// For each claim, the index of the claim that it loses to, if it loses.
///
/// A claim is the words that a mention needs for itself; it may quote more. The claims come with
/// those that say most of their digits first: documents, then dates, then figures. A claim stays
/// when it overlaps none that stays before it, whichever is longer.
pub(crate) fn choose(claims: impl IntoIterator<Item = Span>) -> Vec<Option<usize>> {
    let mut kept: BTreeMap<usize, (usize, Span)> = BTreeMap::new();
    let rival = |(at, claim): (usize, Span)| {
        // Kept claims do not overlap each other, so only the last one before the end can.
        let last = kept.range(..claim.end).next_back().map(|(_, &last)| last);
        let winner = last.filter(|(_, last)| last.overlaps(claim)).map(|(winner, _)| winner);
        if winner.is_none() && !claim.is_empty() {
            kept.insert(claim.start, (at, claim));
        }
        winner
    };
    claims.into_iter().enumerate().map(rival).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earlier_claim_stays() {
        let claims = [(10, 12), (30, 34), (0, 9), (0, 4), (32, 40), (36, 38), (5, 5), (12, 14)];
        let lost = choose(claims.map(|(start, end)| Span::new(start, end)));
        assert_eq!(lost, [None, None, None, Some(2), Some(1), None, Some(2), None]);
    }
}
