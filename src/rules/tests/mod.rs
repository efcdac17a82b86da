//! The packs over any plan, their examples and their English, and packs that mean harm.

mod any;
mod english;
mod examples;
mod harm;
