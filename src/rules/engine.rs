//! The engine that runs a pack, within limits: packs are untrusted.

use std::cell::Cell;
use std::sync::Arc;

use rhai::packages::Package;
use rhai::packages::{
    ArithmeticPackage, BasicArrayPackage, BasicFnPackage, BasicIteratorPackage, BasicStringPackage, LogicPackage,
    MoreStringPackage,
};
use rhai::{Dynamic, Engine, EvalAltResult, Module, ModuleResolver, Position, Scope, Shared};

use super::source::{PackSource, script_path};
use super::vocabulary::{self, Declared};

/// The largest script, in bytes.
pub const LARGEST: usize = 256 * 1024;

/// Operations of one run: of the script's top, of one rule, of one closure. It bounds the time also where there is no
/// clock.
const OPERATIONS: u64 = 100_000;

/// An engine that knows the vocabulary and nothing of files, network, environment, processes, clocks or threads.
pub(super) fn engine(source: &Arc<dyn PackSource>, declared: &Declared) -> Engine {
    let mut engine = Engine::new_raw();
    // The standard packages less those that reach for time, memory without bounds, or nothing a pack needs.
    ArithmeticPackage::new().register_into_engine(&mut engine);
    LogicPackage::new().register_into_engine(&mut engine);
    BasicStringPackage::new().register_into_engine(&mut engine);
    MoreStringPackage::new().register_into_engine(&mut engine);
    BasicIteratorPackage::new().register_into_engine(&mut engine);
    BasicFnPackage::new().register_into_engine(&mut engine);
    BasicArrayPackage::new().register_into_engine(&mut engine);
    limit(&mut engine);
    watch(&mut engine, source);
    vocabulary::teach(&mut engine, declared);
    engine.set_module_resolver(Resolver { source: Arc::clone(source), declared: declared.clone() });
    engine
}

/// The longest that one run may take, in milliseconds, where there is a clock.
const LONGEST: u64 = 5_000;

thread_local! {
    /// When the run in hand began, and how many imports it has made. A pack weighs plans in several threads at once, but
    /// a thread runs one script at a time.
    static BEGUN: Cell<u64> = const { Cell::new(0) };
    static IMPORTED: Cell<usize> = const { Cell::new(0) };
}

/// A run begins: of a whole script or of one closure.
pub(super) fn begin() {
    IMPORTED.set(0);
}

/// Stops a run that takes too long. A run begins with its first operation.
fn watch(engine: &mut Engine, source: &Arc<dyn PackSource>) {
    let source = Arc::clone(source);
    engine.on_progress(move |operations| {
        let now = source.milliseconds()?;
        if operations <= 1 {
            BEGUN.set(now);
        }
        (now.saturating_sub(BEGUN.get()) > LONGEST).then_some(Dynamic::UNIT)
    });
}

fn limit(engine: &mut Engine) {
    engine.set_max_operations(OPERATIONS);
    engine.set_max_call_levels(24);
    engine.set_max_expr_depths(64, 64);
    engine.set_max_string_size(16 * 1024);
    engine.set_max_array_size(2_000);
    engine.set_max_map_size(100);
    engine.set_max_variables(64);
    engine.set_max_functions(300);
    engine.set_max_modules(8);
    engine.set_fast_operators(false);
    engine.set_fail_on_invalid_map_property(true);
    engine.disable_symbol("eval");
    // `map[key] = …` escapes the limit on sizes, so there are no maps.
    engine.disable_symbol("#{");
    engine.on_print(|_| {});
    engine.on_debug(|_, _, _| {});
}

/// How many imports one run may make in all, and how many may be open at once. Each has operations of its own.
const IMPORTS: usize = 8;

/// Imports from the packs alone.
struct Resolver {
    source: Arc<dyn PackSource>,
    declared: Declared,
}

impl ModuleResolver for Resolver {
    fn resolve(
        &self,
        engine: &Engine,
        _: Option<&str>,
        path: &str,
        position: Position,
    ) -> Result<Shared<Module>, Box<EvalAltResult>> {
        let refused = || Box::new(EvalAltResult::ErrorModuleNotFound(path.to_owned(), position));
        if IMPORTED.get() >= IMPORTS {
            return Err(refused());
        }
        IMPORTED.set(IMPORTED.get() + 1);
        let script = script_path(path).ok_or_else(refused)?;
        let text = self.source.read(&script).filter(|text| text.len() <= LARGEST).ok_or_else(refused)?;
        let mut ast = engine.compile(text).map_err(|error| Box::new(EvalAltResult::from(error)))?;
        ast.set_source(path);
        let told = self.declared.all().len();
        let module = Module::eval_ast_as_new(Scope::new(), &ast, engine);
        self.declared.keep(told);
        Ok(module?.into())
    }
}
