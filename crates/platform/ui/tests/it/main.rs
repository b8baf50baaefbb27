//! Every component is drawn and checked the way a strict browser and a screen reader would.

mod assets;
mod charts;
mod components;
mod html;
mod layout;
