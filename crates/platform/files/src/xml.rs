//! A pull reader for the XML parts of an Office file: local names only, nesting bounded, no entity but the five of XML.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Deeper nesting than any program writes; it keeps a hostile file from exhausting the stack.
const MAX_DEPTH: usize = 96;

/// Why a part could not be followed to its end. The caller knows which part it is and words the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum XmlFault {
    /// Not well-formed, cut off, or nested beyond [`MAX_DEPTH`].
    Broken,
    /// The content would need more memory than a document may take.
    TooMuch,
    /// The letters are those of a font of before Unicode (TCVN3, VNI).
    OldLetters,
}

/// Result of one step through a part.
pub(crate) type Step<T = ()> = Result<T, XmlFault>;

/// The reader of one XML part.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    fn next(&mut self) -> Step<Event<'a>> {
        match self.reader.read_event() {
            // A document type could define entities; Office files never have one.
            Err(_) | Ok(Event::Eof | Event::DocType(_)) => Err(XmlFault::Broken),
            Ok(event) => Ok(event),
        }
    }

    /// Goes to the root element, or fails.
    pub(crate) fn root(&mut self) -> Step<BytesStart<'a>> {
        loop {
            if let Event::Start(start) = self.next()? {
                return Ok(start);
            }
        }
    }

    /// Calls `visit` for each child element of the element just entered, to its end tag. `visit` must consume the
    /// child whole: by this function, [`Xml::text`] or [`Xml::skip`].
    pub(crate) fn children(&mut self, visit: &mut dyn FnMut(&mut Self, &BytesStart<'a>) -> Step) -> Step {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(XmlFault::Broken);
        }
        loop {
            match self.next()? {
                Event::Start(start) => visit(self, &start)?,
                Event::End(_) => break,
                _ => {}
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Passes over the element just entered.
    pub(crate) fn skip(&mut self, start: &BytesStart<'a>) -> Step {
        self.reader.read_to_end(start.name()).map(|_| ()).map_err(|_| XmlFault::Broken)
    }

    /// All character data of the element just entered, its children's too, to its end tag.
    pub(crate) fn text(&mut self) -> Step<String> {
        let mut out = String::new();
        let mut depth = 0usize;
        loop {
            match self.next()? {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return Ok(out),
                Event::End(_) => depth -= 1,
                Event::Text(t) => out.push_str(&t.xml10_content()),
                Event::CData(t) => out.push_str(&t.xml10_content()),
                Event::GeneralRef(r) => {
                    let resolved = r.resolve_char_ref().map_err(|_| XmlFault::Broken)?;
                    out.push(resolved.or_else(|| named_entity(&r)).ok_or(XmlFault::Broken)?);
                }
                _ => {}
            }
        }
    }
}

fn named_entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// The element's name without its prefix.
pub(crate) fn name<'s>(start: &'s BytesStart<'_>) -> &'s str {
    start.local_name().into_inner()
}

/// The attribute of that local name, unescaped.
pub(crate) fn attr(start: &BytesStart<'_>, local: &str) -> Option<String> {
    let found = start.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == local)?;
    Some(
        found
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_or_else(|_| found.value.to_string(), |v| v.into_owned()),
    )
}

/// `w:val` of an element.
pub(crate) fn val(start: &BytesStart<'_>) -> Option<String> {
    attr(start, "val")
}

/// `w:val` as a number.
pub(crate) fn number<T: std::str::FromStr>(start: &BytesStart<'_>) -> Option<T> {
    val(start)?.trim().parse().ok()
}

/// An on/off property: present means on, unless `w:val` says otherwise.
pub(crate) fn on(start: &BytesStart<'_>) -> bool {
    !matches!(val(start).as_deref(), Some("0" | "false" | "off" | "none"))
}
