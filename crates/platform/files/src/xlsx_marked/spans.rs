//! A reader that tells where in the text of a part its elements lie, so that they can be changed in place.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::xml::{Step, XmlFault};

/// The declaration of a part that is written in UTF-8.
pub(super) const UTF_8: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// The reader of one part. Elements are visited as by [`crate::xml::Xml`].
pub(super) struct Spans<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
}

/// An element that was just entered.
pub(super) struct Element<'a> {
    pub(super) start: BytesStart<'a>,
    /// Its start tag as it is written.
    source: &'a str,
    /// Where its start tag lies.
    pub(super) tag: Range<usize>,
    /// Whether it has no end tag: `<row/>`.
    pub(super) is_empty: bool,
}

/// Where an element lay that was followed to its end.
pub(super) struct Whole {
    /// Where its end tag begins; the end of its tag when it has but one.
    pub(super) inner_end: usize,
    pub(super) end: usize,
}

impl<'a> Spans<'a> {
    pub(super) fn new(text: &'a str) -> Spans<'a> {
        Spans { text, reader: Reader::from_str(text) }
    }

    fn position(&self) -> Step<usize> {
        usize::try_from(self.reader.buffer_position()).map_err(|_| XmlFault::Broken)
    }

    /// The next event, and where it begins.
    fn next(&mut self) -> Step<(usize, Event<'a>)> {
        let at = self.position()?;
        match self.reader.read_event() {
            Err(_) | Ok(Event::Eof | Event::DocType(_)) => Err(XmlFault::Broken),
            Ok(event) => Ok((at, event)),
        }
    }

    fn entered(&self, at: usize, start: BytesStart<'a>, is_empty: bool) -> Step<Element<'a>> {
        let tag = at..self.position()?;
        let source = self.text.get(tag.clone()).filter(|tag| tag.starts_with('<') && tag.ends_with('>'));
        Ok(Element { start, source: source.ok_or(XmlFault::Broken)?, tag, is_empty })
    }

    /// Goes to the root element. The declaration before it, where it names another encoding than UTF-8, is told to
    /// `other_encoding`: a part is written in UTF-8, whatever it was read from.
    pub(super) fn root(&mut self, other_encoding: &mut dyn FnMut(Range<usize>)) -> Step<Element<'a>> {
        loop {
            match self.next()? {
                (at, Event::Start(start)) => return self.entered(at, start, false),
                (at, Event::Empty(start)) => return self.entered(at, start, true),
                (at, Event::Decl(declaration)) => {
                    let encoding = declaration.encoding().and_then(Result::ok);
                    if encoding.is_some_and(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
                        other_encoding(at..self.position()?);
                    }
                }
                _ => {}
            }
        }
    }

    /// Calls `visit` for each child of the element just entered, to its end tag. `visit` must consume the child whole:
    /// by this function or [`Spans::skip`].
    pub(super) fn children(
        &mut self,
        parent: &Element<'_>,
        visit: &mut dyn FnMut(&mut Self, &Element<'a>) -> Step,
    ) -> Step<Whole> {
        if parent.is_empty {
            return Ok(Whole { inner_end: parent.tag.end, end: parent.tag.end });
        }
        loop {
            match self.next()? {
                (at, Event::Start(start)) => {
                    let element = self.entered(at, start, false)?;
                    visit(self, &element)?;
                }
                (at, Event::Empty(start)) => {
                    let element = self.entered(at, start, true)?;
                    visit(self, &element)?;
                }
                (at, Event::End(_)) => return Ok(Whole { inner_end: at, end: self.position()? }),
                _ => {}
            }
        }
    }

    /// Passes over the element just entered.
    pub(super) fn skip(&mut self, element: &Element<'_>) -> Step<Whole> {
        if element.is_empty {
            return Ok(Whole { inner_end: element.tag.end, end: element.tag.end });
        }
        let inner = self.reader.read_to_end(element.start.name()).map_err(|_| XmlFault::Broken)?;
        let inner_end = usize::try_from(inner.end).map_err(|_| XmlFault::Broken)?;
        Ok(Whole { inner_end, end: self.position()? })
    }
}

impl Element<'_> {
    /// Its local name.
    pub(super) fn name(&self) -> &str {
        crate::xml::name(&self.start)
    }

    /// The prefix of its name with the colon; empty where it has none.
    pub(super) fn prefix(&self) -> &str {
        let name = self.start.name().into_inner();
        &name[..name.len() - self.name().len()]
    }

    /// An attribute as a number.
    pub(super) fn number<T: std::str::FromStr>(&self, attribute: &str) -> Option<T> {
        crate::xml::attr(&self.start, attribute)?.trim().parse().ok()
    }

    /// Its start tag as it is written, but followed by content where it was empty.
    pub(super) fn opened(&self) -> String {
        match self.source.strip_suffix("/>") {
            Some(rest) if self.is_empty => format!("{rest}>"),
            _ => self.source.to_owned(),
        }
    }

    /// The empty element with content.
    pub(super) fn filled(&self, content: &str) -> String {
        format!("{}{content}{}", self.opened(), self.end_tag())
    }

    /// Its end tag.
    pub(super) fn end_tag(&self) -> String {
        format!("</{}>", self.start.name().into_inner())
    }

    /// Its start tag with other values of some attributes, or without them; those that it does not have are added.
    pub(super) fn tag_with(&self, changes: &[(&str, Option<String>)], is_empty: bool) -> String {
        let mut tag = format!("<{}", self.start.name().into_inner());
        let mut add = |name: &str, value: &str| {
            let quote = if value.contains('"') { '\'' } else { '"' };
            tag.push_str(&format!(" {name}={quote}{value}{quote}"));
        };
        for attribute in self.start.attributes().with_checks(false).flatten() {
            if !changes.iter().any(|(name, _)| *name == attribute.key.into_inner()) {
                add(attribute.key.into_inner(), &attribute.value);
            }
        }
        for (name, value) in changes {
            if let Some(value) = value {
                add(name, value);
            }
        }
        tag + if is_empty { "/>" } else { ">" }
    }
}
