//! Which overlapping mentions stay.

use crate::span::Span;

/// The claims that stay, and what the others lost to.
///
/// A claim is the words that a mention needs for itself; it may quote more. A claim stays when it
/// overlaps none that stays before it, whichever is longer.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// Claims that stay with their numbers, in the order of the text.
    kept: Vec<(Span, usize)>,
    /// For each claim, the number of the claim that it loses to, if it loses.
    pub(crate) lost: Vec<Option<usize>>,
}

impl Selection {
    /// Adds the claims of one kind in the order of the text. Kinds come with those that say most of
    /// their digits first: documents, then dates, then figures.
    pub(crate) fn add(&mut self, claims: impl Iterator<Item = Span>) {
        let mut earlier = std::mem::take(&mut self.kept).into_iter().peekable();
        for claim in claims {
            while let Some(next) = earlier.next_if(|(span, _)| span.start < claim.end) {
                self.kept.push(next);
            }
            // Kept claims do not overlap each other, so only the last one before the end can.
            let begins = |(span, _): &(Span, usize)| span.start < claim.end;
            let after = self.kept.iter().rposition(begins).map_or(0, |last| last + 1);
            let rival = self.kept[..after].last().filter(|(span, _)| span.overlaps(claim));
            let winner = rival.map(|&(_, winner)| winner);
            if winner.is_none() && !claim.is_empty() {
                self.kept.insert(after, (claim, self.lost.len()));
            }
            self.lost.push(winner);
        }
        self.kept.extend(earlier);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earlier_claim_stays() {
        let mut selection = Selection::default();
        for claims in [
            &[(10, 12), (30, 34)][..],
            &[(0, 9), (0, 4), (5, 5), (12, 14), (32, 40), (36, 38), (35, 36)],
        ] {
            selection.add(claims.iter().map(|&(start, end)| Span::new(start, end)));
        }
        let lost = [None, None, None, Some(2), Some(2), None, Some(1), None, None];
        assert_eq!(selection.lost, lost);
        assert!(selection.kept.is_sorted());
    }
}
