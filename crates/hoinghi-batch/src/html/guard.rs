//! Pages to trees that don't get too deep.
//!
//! The time to build a tree grows with its size times its depth, and with the square of the
//! attributes of a tag; what reads trees recurses. A page made to exhaust time or stack is refused
//! while its tree grows.

use crate::error::{Fault, Reason};
use dom_query::{Document, NodeId};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::{Cell, Ref};

/// How deep nodes may nest: those of real pages stay under a hundred.
const DEEPEST: usize = 512;
/// Bytes after which the depth is asked for.
const PIECE: usize = 4096;
/// Attributes of a tag at most, or words of a comment: what may come while the tree does not grow.
const MOST: usize = 20_000;

/// The tree of a page.
pub(super) fn tree(html: &str) -> Result<Document, Fault> {
    grown(html, MOST)
}

fn grown(html: &str, most: usize) -> Result<Document, Fault> {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let opts = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = parse_document(Guard::default(), opts);
    let (mut rest, mut parts) = (html, 0);
    while !rest.is_empty() {
        let end = (PIECE..rest.len()).find(|&at| rest.is_char_boundary(at)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        parser.process(StrTendril::from(piece));
        let guard = &parser.tokenizer.sink.sink;
        if guard.deepest.get() > DEEPEST {
            return Err(Fault::new(Reason::TooDeep, format!("more than {DEEPEST} elements deep")));
        }
        parts = if guard.grew.take() { 0 } else { parts + breaks(piece) };
        if parts > most {
            let message = format!("more than {most} attributes in a tag, or words in a comment");
            return Err(Fault::new(Reason::TooLarge, message));
        }
        rest = after;
    }
    Ok(parser.finish())
}

/// What may stand between attributes. A picture in a tag has strokes too, though not so many.
fn breaks(piece: &str) -> usize {
    let count = |fits: fn(&u8) -> bool| piece.as_bytes().iter().filter(|byte| fits(byte)).count();
    let strokes = Some(count(|byte| *byte == b'/')).filter(|count| count * 32 > piece.len());
    count(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'')) + strokes.unwrap_or(0)
}

/// A tree in the making.
#[derive(Default)]
struct Guard {
    document: Document,
    /// How deep it got.
    deepest: Cell<usize>,
    /// Templates so far: what they hold stands outside of the tree, however they nest.
    templates: Cell<usize>,
    /// Whether anything was added since this was last asked.
    grew: Cell<bool>,
}

impl Guard {
    fn note(&self, node: Option<NodeId>) {
        self.grew.set(true);
        let Some(node) = node else { return };
        let most = Some(DEEPEST + 1);
        let depth = self.document.tree.ancestor_ids_of_it(&node, most).count();
        self.deepest.set(self.deepest.get().max(depth));
    }
}

const fn node_of(child: &NodeOrText<NodeId>) -> Option<NodeId> {
    match child {
        NodeOrText::AppendNode(node) => Some(*node),
        NodeOrText::AppendText(_) => None,
    }
}

/// Everything is left to the document but that its depth is noted.
impl TreeSink for Guard {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Document {
        self.document
    }

    // They would be kept for nobody.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let node = node_of(&child);
        self.document.append(parent, child);
        self.note(node);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let node = node_of(&child);
        self.document.append_before_sibling(sibling, child);
        self.note(node);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let node = node_of(&child);
        self.document.append_based_on_parent_node(element, previous, child);
        self.note(node);
    }

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        if flags.template {
            self.templates.set(self.templates.get() + 1);
            self.deepest.set(self.deepest.get().max(self.templates.get()));
        }
        self.document.create_element(name, attrs, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document.get_template_contents(target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        self.document.add_attrs_if_missing(target, attrs);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.document.reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, node: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_hide_how_deep_they_are_are_refused() {
        for (piece, reason) in [
            ("<div></x>", Reason::TooDeep),
            ("<div title='</div>'>", Reason::TooDeep),
            ("<div><!-- </div> -->", Reason::TooDeep),
            ("<div><table><tr><td></div>", Reason::TooDeep),
            ("<p><b a={}></p>", Reason::TooDeep),
            ("<svg><td>", Reason::TooDeep),
            ("<template>", Reason::TooDeep),
            ("<b><div></b>", Reason::TooDeep),
        ] {
            let page: String = (0..5_000).map(|n| piece.replace("{}", &n.to_string())).collect();
            assert_eq!(tree(&page).err().map(|fault| fault.reason), Some(reason), "{piece}");
        }
    }

    #[test]
    fn tags_of_endless_attributes_are_refused() {
        for mark in [" ", "/", "='' ", "=\"\""] {
            let attributes: String = (0..5_000).map(|n| format!("a{n}{mark}")).collect();
            let fault = grown(&format!("<p {attributes}>"), 1_000).err();
            assert_eq!(fault.map(|fault| fault.reason), Some(Reason::TooLarge), "{mark}");
        }
        let picture = "iVBORw0KGgoAAAANSUhEUgAAAAUA".repeat(2) + "/";
        let page = format!("<p>a<img src=\"data:;base64,{}\">b", picture.repeat(2_000));
        assert!(grown(&page, 1_000).is_ok());
    }

    #[test]
    fn pages_are_read_in_pieces_as_in_one() {
        let page = "<table><tr><td>ừ<b>ố</td></tr>x<p>ế</table><!-- ọ -->".repeat(300);
        let whole = Document::from(&*page).html().to_string();
        assert_eq!(tree(&page).map(|tree| tree.html().to_string()), Ok(whole));
    }
}
