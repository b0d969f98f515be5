//! Who asked, who was asked, and what each item holds.

use super::official::Cast;
use crate::document::Document;
use crate::grammar::directive::DirectiveList;
use crate::report::Directive;

pub(crate) fn resolve(
    _doc: &Document<'_>,
    _lists: &[DirectiveList],
    _cast: &Cast,
) -> Vec<Directive> {
    Vec::new()
}
