//! What mentions mean in their context.

pub(crate) mod citation;
pub(crate) mod conference;
pub(crate) mod date;
pub(crate) mod directive;
pub(crate) mod figure;
pub(crate) mod official;
pub(crate) mod page;
