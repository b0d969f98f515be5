//! Percentages.

use super::lead::Lead;
use super::unit;
use super::{Figure, Parts, Reader, after};
use crate::cursor::{Cursor, key};
use crate::grammar::number::{self, Amount};
use crate::lexicon::Class;
use crate::mention::Mention;
use crate::report::Change;
use crate::token::Gap;

impl<'d, 't> Reader<'d, 't> {
    /// ```text
    /// percentage = amount percent ( ( "-" | "đến" ) amount percent )? ( "/" time )?
    /// ```
    pub(super) fn percentage(
        &self,
        cursor: &mut Cursor<'d, 't>,
        at: usize,
        mut amount: Amount,
    ) -> Option<Mention<Figure>> {
        let number = at..cursor.at;
        cursor.peek().filter(|token| token.is_word() || token.is_mark('%'))?;
        percent_sign(cursor)?;
        if amount.total.is_some() || amount.scaled {
            return None;
        }
        if let (Some(other), true) = (amount.other, amount.value >= 1000.0) {
            amount.value = other;
        }
        if amount.upper.is_none()
            && let Some(upper) = cursor.maybe(|c| upper_percent(c, amount))
        {
            amount.upper = Some(upper);
        }
        unit::per_time(cursor);
        let quoted = at..cursor.at;
        let mut lead = Lead::before(self.doc, self.begin, at);
        lead.change = lead.change.or_else(|| self.sign(at));
        after(cursor, &mut lead);
        lead.look_ahead(cursor);
        let parts = Parts { amount, number, unit: None, lead, end: cursor.at };
        Some(self.mention(quoted, "percentage", Figure::Percentage(parts)))
    }
}

impl Reader<'_, '_> {
    /// "(+12,3%)": a sign says whether it is more or less.
    fn sign(&self, at: usize) -> Option<Change> {
        let signs = self.doc.tokens[self.begin..at].last_chunk::<2>();
        let [before, sign] = signs.filter(|_| self.doc.tokens[at].gap == Gap::None)?;
        match sign.mark() {
            '+' => Some(Change::Increase),
            '-' if before.is_mark('(') => Some(Change::Decrease),
            _ => None,
        }
    }
}

/// ```text
/// percent = "điểm"? ( "%" | "phần trăm" )
/// ```
fn percent_sign(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    cursor
        .maybe(|c| {
            c.word(key!("điểm"));
            c.mark('%').filter(|token| token.gap <= Gap::Space).map(drop).or_else(|| {
                c.word(key!("phần"))?;
                c.word(key!("trăm")).map(drop)
            })
        })
        .or_else(|| cursor.term(Class::PercentWord).map(drop))
}

fn upper_percent(cursor: &mut Cursor<'_, '_>, lower: Amount) -> Option<f64> {
    cursor.mark('-').or_else(|| cursor.word(key!("đến")))?;
    let upper = number::amount(cursor)?;
    percent_sign(cursor)?;
    (upper.upper.is_none() && upper.value > lower.value).then_some(upper.value)
}
