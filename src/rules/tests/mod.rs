//! The packs over plans with the figures of real ones, and packs that mean harm.

mod any;
mod english;
mod examples;
mod harm;
mod plans;
mod real;
