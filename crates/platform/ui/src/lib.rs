//! Layout, components, style and charts of every page.
