//! A pack: rules and what they tell of a förbund, out of one script.

use std::sync::Arc;

use rhai::{AST, CallFnOptions, Engine, Scope};

use super::engine::{LARGEST, begin, engine};
use super::error::{Fault, PackError};
use super::page::page;
use super::phrases::Phrases;
use super::rule::Rule;
use super::source::PackSource;
use super::vocabulary::{self, Building, Declaration, Declared};
use super::wording;
use crate::finding::Message;
use crate::plan::Hints;

/// A pack that has been run.
#[derive(Clone)]
pub struct Pack {
    /// Its name: the folder it stands in.
    pub name: String,
    /// The förbund it is for, by name; empty for the law.
    pub forbund: Vec<String>,
    /// Names that the förbund, or those it grew out of, had before.
    pub former: Vec<String>,
    /// Its rules, as the script gives them.
    pub rules: Vec<Rule>,
    /// The script.
    pub text: String,
    pub(super) hints: Hints,
    pub(super) phrases: Phrases,
    pub(super) engine: Arc<Engine>,
    pub(super) ast: Arc<AST>,
}

impl std::fmt::Debug for Pack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rules: Vec<_> = self.rules.iter().map(|rule| rule.code.as_str()).collect();
        f.debug_struct("Pack").field("name", &self.name).field("rules", &rules).finish_non_exhaustive()
    }
}

impl Pack {
    /// What the pack tells the stages to its left.
    #[must_use]
    pub fn hints(&self) -> &Hints {
        &self.hints
    }

    /// A sentence of the pack, in both languages where it has both.
    #[must_use]
    pub fn said(&self, sentence: &str) -> Message {
        self.phrases.message(sentence.to_owned())
    }

    /// Runs a pack's script.
    ///
    /// # Errors
    /// Where the script is too large, is no sound script, hits a limit, or has a rule without its text.
    pub fn load(name: &str, text: &str, source: &Arc<dyn PackSource>) -> Result<Self, PackError> {
        if text.len() > LARGEST {
            return Err(PackError::whole(name, Fault::TooLarge));
        }
        begin();
        let declared = Declared::default();
        let engine = engine(source, &declared);
        let mut ast = engine.compile(text).map_err(|error| PackError::parsing(name, text, &error))?;
        ast.set_source(name);
        let failed = |error: &rhai::EvalAltResult| PackError::running(name, text, error, &vocabulary::words(&engine));
        let mut scope = Scope::new();
        engine.run_ast_with_scope(&mut scope, &ast).map_err(|error| failed(&error))?;
        let told = declared.all();
        let mut rules = Vec::new();
        for written in written_rules(&ast, text) {
            let options = CallFnOptions::new().eval_ast(false).rewind_scope(true);
            let built = engine.call_fn_with_options::<rhai::Dynamic>(options, &mut scope, &ast, &written.name, ());
            let built = built.map_err(|error| failed(&error))?;
            let at = rhai::Position::new(u16::try_from(written.line).unwrap_or(u16::MAX), 1);
            let no_text = || PackError::at(name, text, at, Fault::NoText { rule: written.name.clone() });
            let rule = built.try_cast::<Building>().ok_or_else(no_text)?;
            let page = written.page.clone().ok_or_else(no_text)?;
            let rule =
                Rule { code: written.name.replace('_', "-"), page, line: written.line, ..Arc::unwrap_or_clone(rule.0) };
            wording::sound(&rule).map_err(|wrong| {
                let meant = super::names::did_you_mean(&wrong, rule.shown.iter().map(|(name, _)| name.as_str()));
                PackError::at(name, text, at, Fault::Script { says: format!("{{{wrong}}}"), meant })
            })?;
            rules.push(rule);
        }
        let mut pack = Self {
            name: name.to_owned(),
            forbund: Vec::new(),
            former: Vec::new(),
            rules,
            text: text.to_owned(),
            hints: Hints::default(),
            phrases: source.read(&format!("{name}/english.txt")).map(|text| Phrases::read(&text)).unwrap_or_default(),
            engine: Arc::new(engine),
            ast: Arc::new(ast),
        };
        told.into_iter().for_each(|declaration| pack.note(declaration));
        Ok(pack)
    }

    fn note(&mut self, declaration: Declaration) {
        match declaration {
            Declaration::Forbund(name) | Declaration::AlsoCalled(name) => self.forbund.push(name),
            Declaration::Formerly(name) => self.former.push(name),
            Declaration::Member(member) => self.hints.members.push(member),
            Declaration::Placing(placing) => self.hints.placings.push(placing),
            Declaration::Locked(label) => self.hints.locked.push(label),
        }
    }
}

/// A function of the script that is a rule: it has a comment of its own and takes nothing.
struct Written {
    name: String,
    line: usize,
    page: Option<super::rule::Page>,
}

/// The rules in the order of the script: the language keeps its functions in no order.
fn written_rules(ast: &AST, text: &str) -> Vec<Written> {
    let line_of = |name: &str| {
        let head = format!("fn {name}(");
        text.lines().position(|line| line.trim_start().starts_with(&head)).map_or(0, |line| line.saturating_add(1))
    };
    let mut found: Vec<_> = ast
        .iter_functions()
        .filter(|function| function.params.is_empty() && !function.comments.is_empty())
        .map(|function| Written {
            name: function.name.to_owned(),
            line: line_of(function.name),
            page: page(&function.comments),
        })
        .collect();
    found.sort_by(|left, right| left.line.cmp(&right.line).then_with(|| left.name.cmp(&right.name)));
    found
}

/// All words of the language.
#[cfg(test)]
pub(super) fn known_words() -> Vec<String> {
    let source: Arc<dyn PackSource> = Arc::new(super::NoPacks);
    vocabulary::words(&engine(&source, &Declared::default()))
}
