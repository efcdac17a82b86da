//! The arguments. Their texts stand in the catalogue (see [`super::help`]); nothing here is shown to people.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::Apply;
use crate::money::Unit;
use crate::roll::Figures;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "plankoll", version, arg_required_else_help = true, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
    #[arg(long, global = true, value_enum, default_value = "sv")]
    pub(super) lang: Lang,
    #[arg(long, global = true, value_enum, default_value = "table")]
    pub(super) format: Format,
}

/// The commands that exist.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Convert(ConvertArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Import(FilesArgs),
    Diff(DiffArgs),
    Roll(RollArgs),
    Merge(MergeArgs),
    Batch(BatchArgs),
    Rules(RulesArgs),
    Schema(SchemaArgs),
    Update(UpdateArgs),
}

/// The language, read ahead of the others by [`super::help::language`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    Sv,
    En,
}

/// The form of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[value(alias = "text")]
    Table,
    Json,
}

/// Which corrections are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ApplyArg {
    None,
    Certain,
    Likely,
}

impl From<ApplyArg> for Apply {
    fn from(arg: ApplyArg) -> Self {
        match arg {
            ApplyArg::None => Self::None,
            ApplyArg::Certain => Self::Certain,
            ApplyArg::Likely => Self::Likely,
        }
    }
}

/// What bears on how a plan is examined.
#[derive(Debug, Args)]
pub(super) struct ExamineArgs {
    #[arg(long)]
    pub(super) rules: Option<String>,
    #[arg(long)]
    pub(super) rules_dir: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "certain")]
    pub(super) apply: ApplyArg,
    #[arg(long)]
    pub(super) previous: Option<PathBuf>,
}

/// Where the answer goes.
#[derive(Debug, Args)]
pub(super) struct OutputArgs {
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
}

/// `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) files: FilesArgs,
    #[arg(long)]
    pub(super) set: Vec<String>,
}

/// `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    pub(super) what: String,
    #[arg(long)]
    pub(super) rule: Vec<String>,
    #[arg(long)]
    pub(super) cell: Vec<String>,
    #[command(flatten)]
    pub(super) examine: ExamineArgs,
}

/// `import`.
#[derive(Debug, Args)]
pub(super) struct FilesArgs {
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) examine: ExamineArgs,
}

/// The unit that a workbook counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum UnitArg {
    Kr,
    Tkr,
}

impl From<UnitArg> for Unit {
    fn from(arg: UnitArg) -> Self {
        match arg {
            UnitArg::Kr => Self::Kr,
            UnitArg::Tkr => Self::Tkr,
        }
    }
}

/// `convert`.
#[derive(Debug, Args)]
pub(super) struct ConvertArgs {
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(long)]
    pub(super) ask: bool,
    #[arg(long, value_enum)]
    pub(super) unit: Option<UnitArg>,
    #[arg(long)]
    pub(super) memo: Option<PathBuf>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) examine: ExamineArgs,
}

/// What the new year's budget holds at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FiguresArg {
    Carried,
    Empty,
}

impl From<FiguresArg> for Figures {
    fn from(arg: FiguresArg) -> Self {
        match arg {
            FiguresArg::Carried => Self::Carried,
            FiguresArg::Empty => Self::Empty,
        }
    }
}

/// `roll`.
#[derive(Debug, Args)]
pub(super) struct RollArgs {
    pub(super) file: PathBuf,
    #[arg(long, value_enum, default_value = "carried")]
    pub(super) figures: FiguresArg,
    #[arg(long, value_enum)]
    pub(super) unit: Option<UnitArg>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) examine: ExamineArgs,
}

/// `update`.
#[derive(Debug, Args)]
pub(super) struct UpdateArgs {
    pub(super) book: PathBuf,
    #[arg(long = "from")]
    pub(super) plan: Option<PathBuf>,
    #[arg(long, value_enum)]
    pub(super) unit: Option<UnitArg>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) examine: ExamineArgs,
}

/// `diff`.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    pub(super) before: PathBuf,
    pub(super) after: PathBuf,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) examine: ExamineArgs,
}

/// `merge`.
#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    #[arg(required = true)]
    pub(super) plans: Vec<PathBuf>,
    #[arg(long)]
    pub(super) mixed_years: bool,
    #[arg(long, value_enum)]
    pub(super) unit: Option<UnitArg>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) examine: ExamineArgs,
}

/// `batch`.
#[derive(Debug, Args)]
pub(super) struct BatchArgs {
    pub(super) folder: PathBuf,
    #[arg(short, long, required = true)]
    pub(super) output: PathBuf,
    #[arg(long)]
    pub(super) force: bool,
    #[arg(long, value_enum)]
    pub(super) unit: Option<UnitArg>,
    #[command(flatten)]
    pub(super) examine: ExamineArgs,
}

/// `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    #[arg(value_enum)]
    pub(super) document: Document,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// A document of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Document {
    Plan,
    Report,
    WhatIf,
    Diff,
    Merge,
}

/// `rules`.
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct RulesArgs {
    #[command(subcommand)]
    pub(super) command: RulesCommand,
}

/// What is done with the packs.
#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    List(ListArgs),
    Show(ShowArgs),
    Test(TestArgs),
    New(NewArgs),
}

/// `rules list`.
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    #[arg(long)]
    pub(super) rules_dir: Option<PathBuf>,
}

/// `rules show`.
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    pub(super) code: String,
    #[arg(long)]
    pub(super) rules_dir: Option<PathBuf>,
}

/// `rules test`.
#[derive(Debug, Args)]
pub(super) struct TestArgs {
    pub(super) pack: Option<String>,
    #[arg(long)]
    pub(super) rules_dir: Option<PathBuf>,
}

/// `rules new`.
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    pub(super) forbund: String,
    #[arg(long)]
    pub(super) from: Option<PathBuf>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}
