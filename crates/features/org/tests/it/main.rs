//! Units and positions on both engines, their page, and the papers about positions.

mod intake;
mod intake_descriptions;
mod pages;
mod papers;
mod papers_any;
mod papers_description;
mod papers_description_findings;
mod papers_frame;
mod papers_leftovers;
mod papers_positions;
mod papers_positions_excel;
mod papers_requirement;
mod screens;
mod store;
